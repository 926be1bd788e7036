package org.accession.intake;

/** What arrived is not what it should be. The message is one sentence for the person who sent it. */
public class UnreadableFile extends Exception {

    public UnreadableFile(String sentence) {
        super(sentence);
    }

    public UnreadableFile(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
