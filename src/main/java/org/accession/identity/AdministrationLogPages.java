package org.accession.identity;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Who changed which person, role or facility: for those who administer, or guard the privacy of, the whole registry. */
@Path("/admin/log")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.PRIVACY})
@Blocking
class AdministrationLogPages {

    private static final int LATEST = 500;

    /** One change in words. */
    record Line(Instant at, String who, String what, String subject, String differences) {}

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance administrationLog(List<Line> lines);
    }

    private final Caller caller;

    AdministrationLogPages(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    public TemplateInstance log() {
        if (!caller.grants().hasEverywhere(Roles.ADMINISTRATOR) && !caller.grants().hasEverywhere(Roles.PRIVACY)) {
            throw new ForbiddenException();
        }
        Map<Long, String> people = names(Person.<Person>listAll(), person -> person.id, person -> person.name);
        Map<Long, String> facilities = names(Facility.byName(), facility -> facility.id, facility -> facility.name);
        return Templates.administrationLog(AdministrationLog.latest(LATEST).stream()
                .map(one -> line(one, people, facilities)).toList());
    }

    private static <T> Map<Long, String> names(List<T> all, Function<T, Long> id, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(id, name));
    }

    private static Line line(AdministrationLog one, Map<Long, String> people, Map<Long, String> facilities) {
        Set<String> changed = new TreeSet<>(one.before.keySet());
        changed.addAll(one.after.keySet());
        return new Line(one.at, one.personId == null ? "the registry" : people.get(one.personId),
                one.kind.charAt(0) + (one.kind.substring(1) + " " + one.change).toLowerCase(Locale.ROOT),
                switch (one.kind) {
                    case "PERSON", "ROLE" -> people.get(one.subjectId);
                    case "FACILITY" -> facilities.get(one.subjectId);
                    default -> "the registry";
                },
                changed.stream().map(name -> name.replace("_id", "").replace('_', ' ') + ": "
                        + difference(name, one, facilities)).collect(Collectors.joining("; ")));
    }

    private static String difference(String name, AdministrationLog one, Map<Long, String> facilities) {
        return switch (one.change) {
            case "ADDED" -> value(name, one.after, facilities);
            case "REMOVED" -> value(name, one.before, facilities);
            default -> value(name, one.before, facilities) + " → " + value(name, one.after, facilities);
        };
    }

    private static String value(String name, Map<String, Object> values, Map<Long, String> facilities) {
        Object value = values.get(name);
        return value instanceof Number id && name.equals("facility_id")
                ? facilities.get(id.longValue())
                : value == null ? "–" : value.toString();
    }
}
