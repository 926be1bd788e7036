package org.accession.naaccrxml;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** Opens a file as the UTF-8 text of its XML: decompressed if it is gzip, converted if it has another encoding. */
final class Utf8Stream {

    /** Enough for the XML declaration in any encoding. */
    private static final int HEAD = 512;
    private static final Pattern DECLARED = Pattern
            .compile("^\\uFEFF?<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private Utf8Stream() {}

    /**
     * The text. A UTF-8 byte order mark stays, so that offsets are those of the file.
     *
     * @throws StructuralFault if the declared encoding is not known or cannot be that of the file
     */
    static InputStream open(InputStream file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(file, HEAD);
        byte[] head = head(in);
        if (head.length > 1 && GzipContent.begins(head[0] & 0xff, head[1] & 0xff)) {
            try {
                in = new PushbackInputStream(new GzipContent(in), HEAD);
                head = head(in);
            } catch (EOFException | ZipException e) {
                throw ByteWindow.damaged(e, 1, 1);
            }
        }
        Charset found = byFirstBytes(head);
        Charset declared = declared(head, found == null ? StandardCharsets.ISO_8859_1 : found);
        if (found == null) {
            if (declared != null && declared.name().matches("UTF-(16|32).*")) {
                throw new StructuralFault(1, 1, "The file declares the encoding " + declared + " but is not in it.");
            }
            if (declared == null && looksWide(head)) {
                throw new StructuralFault(1, 1, "The file seems to be in UTF-16, but nothing in it says so: it has"
                        + " neither a byte order mark nor an XML declaration.");
            }
            found = declared == null ? StandardCharsets.UTF_8 : declared;
        } else if (declared != null && !found.name().startsWith(declared.name())) {
            throw new StructuralFault(1, 1,
                    "The file is in " + found + " but declares the encoding " + declared + ".");
        }
        return found.equals(StandardCharsets.UTF_8) ? in : new Transcoder(in, found);
    }

    private static byte[] head(PushbackInputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        in.unread(head);
        return head;
    }

    private static Charset byFirstBytes(byte[] head) {
        if (head.length < 4) {
            return null;
        }
        int first = (head[0] & 0xff) << 24 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 8 | head[3] & 0xff;
        if (first >>> 8 == 0xefbbbf) {
            return StandardCharsets.UTF_8;
        }
        if (first == 0xfffe0000 || first == 0x3c000000) {
            return Charset.forName("UTF-32LE");
        }
        if (first == 0x0000feff || first == 0x0000003c) {
            return Charset.forName("UTF-32BE");
        }
        if (first >>> 16 == 0xfffe || first == 0x3c003f00) {
            return StandardCharsets.UTF_16LE;
        }
        if (first >>> 16 == 0xfeff || first == 0x003c003f) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** Whether every second byte is zero, as in ASCII that is written as UTF-16. */
    private static boolean looksWide(byte[] head) {
        return head.length > 3 && (head[0] == 0) == (head[2] == 0) && (head[1] == 0) == (head[3] == 0)
                && (head[0] == 0) != (head[1] == 0);
    }

    private static Charset declared(byte[] head, Charset charset) throws StructuralFault {
        Matcher declaration = DECLARED.matcher(new String(head, charset));
        if (!declaration.find()) {
            return null;
        }
        try {
            return Charset.forName(declaration.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new StructuralFault(1, declaration.start(1) + 1L,
                    "The encoding \"" + declaration.group(1) + "\" is not known.");
        }
    }
}
