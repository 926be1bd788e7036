package org.accession.synthetic;

import java.util.List;

/**
 * A person with the primaries of a lifetime and how it went on.
 *
 * @param lastContact the day of last contact or death
 * @param causeOfDeath ICD-10; null while alive
 */
record Life(Person person, List<Primary> primaries, Day lastContact, String causeOfDeath) {

    boolean isDead() {
        return causeOfDeath != null;
    }
}
