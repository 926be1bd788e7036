package org.accession.checking;

/** A page of a list, counted from 0, of so many. */
public record Paging(int page, int pages) {

    /** The page asked for, or the nearest that there is. */
    public static Paging of(int page, long lines, int aPage) {
        int pages = (int) Math.max(1, (lines + aPage - 1) / aPage);
        return new Paging(Math.max(0, Math.min(page, pages - 1)), pages);
    }

    /** The number of its first line, from 0. */
    public int first(int aPage) {
        return page * aPage;
    }

    /** As people count. */
    public int number() {
        return page + 1;
    }

    public int earlier() {
        return page - 1;
    }

    public int further() {
        return page + 1;
    }

    public boolean isOnly() {
        return pages == 1;
    }

    public boolean isFirst() {
        return page == 0;
    }

    public boolean isLast() {
        return page == pages - 1;
    }
}
