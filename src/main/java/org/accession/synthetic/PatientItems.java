package org.accession.synthetic;

import org.accession.synthetic.Places.Address;

/** Writes what is known of the person: identity, origin, residence, last contact, death. */
final class PatientItems {

    private PatientItems() {}

    static void write(Form form, CaseReport first, Chance chance) {
        Person person = first.person();
        form.set("patientIdNumber", first.patientId());
        names(form, person);
        origin(form, person);
        residence(form, person.currentAddress());
        form.set("telephone", person.telephone()).set("sexAssignedAtBirth", person.sex())
                .set("dateOfBirth", Day.text(person.birth())).set("noPatientContactFlag", "0");
        if (person.ageOn(first.life().lastContact().date()) >= 65) {
            form.set("medicareBeneficiaryIdentifier", Numbers.medicareBeneficiary(person.ordinal()));
        }
        contact(form, first, chance);
        int year = first.primary().year();
        if (year == 2020 || year == 2021) {
            boolean positive = chance.happens(4);
            boolean tested = positive || chance.happens(50);
            form.set("ncdbSarsCov2Test", tested ? "1" : "0").set("ncdbSarsCov2Pos", positive ? "1" : "0");
            if (positive) {
                form.set("ncdbSarsCov2PosDate", first.primary().diagnosed().text());
            }
        }
    }

    private static void names(Form form, Person person) {
        form.set("nameLast", person.family()).set("nameFirst", person.given()).set("nameMiddle", person.middle())
                .set("nameSuffix", person.suffix()).set("nameBirthSurname", person.birthSurname())
                .set("namePrefix", person.isMale() ? "MR" : "MS")
                .set("socialSecurityNumber", person.socialSecurityNumber());
    }

    private static void origin(Form form, Person person) {
        String further = person.race().equals("99") ? "99" : "88";
        form.set("race1", person.race()).setAll(further, "race2", "race3", "race4", "race5")
                .set("raceNapiia", person.race()).set("ihsLink", person.race().equals("03") ? "1" : "0")
                .set("spanishHispanicOrigin", person.origin())
                .set("nhiaDerivedHispOrigin", person.isHispanic() ? person.origin() : "0")
                .set("computedEthnicity", person.isHispanic() ? "5" : "2").set("computedEthnicitySource", "3")
                .set("birthplaceState", person.birthplaceState()).set("birthplaceCountry", person.birthplaceCountry());
    }

    private static void residence(Form form, Address address) {
        form.set("addrCurrentNoStreet", address.street()).set("addrCurrentSupplementl", address.supplement())
                .set("addrCurrentCity", address.place().city()).set("addrCurrentState", address.place().state())
                .set("addrCurrentPostalCode", address.place().postalCode())
                .set("countyCurrent", address.place().county())
                .set("addrCurrentCountry", "USA");
    }

    private static void contact(Form form, CaseReport first, Chance chance) {
        Life life = first.life();
        form.set("dateOfLastContact", life.lastContact());
        if (life.isDead()) {
            form.setAll("0", "vitalStatus", "vitalStatusRecode").set("causeOfDeath", life.causeOfDeath())
                    .set("icdRevisionNumber", "1").set("autopsy", chance.happens(4) ? "1" : "2")
                    .set("placeOfDeathState", life.person().currentAddress().place().state())
                    .set("placeOfDeathCountry", "USA")
                    .set("dcStateFileNumber",
                            Numbers.padded(Numbers.spread(life.person().ordinal(), 1_000_000, 7), 6))
                    .set("followUpSourceCentral", "05");
        } else {
            form.setAll("1", "vitalStatus", "vitalStatusRecode").set("causeOfDeath", "0000")
                    .set("icdRevisionNumber", "0")
                    .set("autopsy", "0").set("followUpSourceCentral", "30");
        }
    }
}
