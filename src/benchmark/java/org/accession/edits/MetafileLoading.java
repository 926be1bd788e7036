package org.accession.edits;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.accession.dictionary.Dictionaries;
import org.accession.rules.LookupTable;

/** What reading and compiling metafiles takes: processor time, and heap in use with every row of every table. */
public final class MetafileLoading {

    private MetafileLoading() {}

    /** @param files metafiles; without any, the one that ships */
    public static void main(String... files) throws Exception {
        Dictionaries dictionaries = Dictionaries.standard();
        long before = heap();
        if (files.length == 0) {
            tell("shipped", before, CompiledMetafile.compile(ShippedMetafiles.all().get(0), dictionaries));
        }
        for (String file : files) {
            tell(file, before, CompiledMetafile.compile(MetafileReader.read(Path.of(file), dictionaries), dictionaries));
        }
    }

    private static void tell(String name, long before, CompiledMetafile compiled) {
        double seconds = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
        long rows = compiled.metafile().tables().values().stream().mapToLong(LookupTable::rows).sum();
        long characters = compiled.metafile().tables().values().stream().mapToLong(MetafileLoading::characters).sum();
        System.out.printf("%s: %,d edits, %,d faults, %,d rows, %,d characters; %.1f s since the start; %d MB more heap%n",
                name, compiled.edits().size(), compiled.faults().size(), rows, characters, seconds,
                (heap() - before) >> 20);
    }

    private static long characters(LookupTable table) {
        return IntStream.range(0, table.rows()).mapToLong(row -> IntStream.range(0, table.columns().size())
                .mapToLong(column -> table.value(row, column).length()).sum()).sum();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
