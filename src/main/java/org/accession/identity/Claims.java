package org.accession.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What a provider says of somebody, from tokens that were verified before.
 *
 * @param issuer the provider
 * @param subject who the person is to it
 * @param grants each role with the facility where the person has it
 */
record Claims(String issuer, String subject, String username, String name, Set<Grant> grants) {

    /**
     * A role at a facility, as the provider calls it.
     *
     * @param facility FIN, NPI or name, or {@value #EVERYWHERE}
     */
    record Grant(String role, String facility) {

        static final String EVERYWHERE = "*";
    }

    /**
     * Reads tokens; a claim is taken from the first that has it. Each role is for each of the facilities; one that is
     * written with a facility of its own ({@code lead@0001234567}) is for that one alone. Values that are no role of
     * the registry are passed over.
     */
    static Claims of(ProviderConfig config, String... tokens) {
        JsonObject all = new JsonObject();
        for (String token : tokens) {
            content(token).forEach(claim -> {
                if (!all.containsKey(claim.getKey())) {
                    all.put(claim.getKey(), claim.getValue());
                }
            });
        }
        String username = text(all, config.usernameClaim());
        String name = text(all, config.nameClaim());
        return new Claims(all.getString("iss"), all.getString("sub"), username, name.isEmpty() ? username : name,
                grants(config, texts(all, config.rolesClaim()), texts(all, config.facilitiesClaim())));
    }

    private static Set<Grant> grants(ProviderConfig config, Set<String> roles, Set<String> facilities) {
        Set<Grant> grants = new LinkedHashSet<>();
        for (String value : roles) {
            int at = value.lastIndexOf('@');
            String whole = config.roles().getOrDefault(value, value);
            if (Roles.ALL.contains(whole)) {
                facilities.forEach(facility -> grants.add(new Grant(whole, named(config, facility))));
            } else if (at > 0) {
                String part = value.substring(0, at);
                String role = config.roles().getOrDefault(part, part);
                if (Roles.ALL.contains(role)) {
                    grants.add(new Grant(role, named(config, value.substring(at + 1))));
                }
            }
        }
        return grants;
    }

    private static String named(ProviderConfig config, String facility) {
        return config.facilities().getOrDefault(facility, facility);
    }

    /** The claims of a JWT; none of a token that is something else. */
    static JsonObject content(String token) {
        String[] parts = token.split("\\.");
        try {
            return parts.length == 3
                    ? new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                    : new JsonObject();
        } catch (IllegalArgumentException | io.vertx.core.json.DecodeException e) {
            return new JsonObject();
        }
    }

    private static String text(JsonObject claims, String path) {
        return find(claims, path) instanceof String text ? text.strip() : "";
    }

    private static Set<String> texts(JsonObject claims, String path) {
        Set<String> texts = new LinkedHashSet<>();
        Object found = find(claims, path);
        if (found instanceof JsonArray array) {
            array.forEach(value -> texts.add(String.valueOf(value)));
        } else if (found instanceof String text) {
            texts.add(text);
        }
        return texts;
    }

    private static Object find(JsonObject claims, String path) {
        Object found = claims;
        for (String step : path.split("/")) {
            found = found instanceof JsonObject object ? object.getValue(step) : null;
        }
        return found;
    }
}
