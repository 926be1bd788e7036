package org.accession.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.accession.identity.Facility;
import org.accession.identity.Scope;

/** The facilities that somebody works for. */
final class MyFacilities {

    private MyFacilities() {}

    static List<Facility> of(Scope scope) {
        return Facility.byName().stream().filter(facility -> scope.sees(facility.id)).toList();
    }

    /** The one of what stands in an address, or was made up. */
    static Optional<Facility> find(String publicId, Scope scope) {
        try {
            return find(UUID.fromString(publicId), scope);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<Facility> find(UUID publicId, Scope scope) {
        return Facility.findByPublicId(publicId).filter(facility -> scope.sees(facility.id));
    }
}
