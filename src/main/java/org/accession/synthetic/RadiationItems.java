package org.accession.synthetic;

import org.accession.synthetic.Course.Radiation;
import org.accession.synthetic.Treatments.Beam;

/** Writes radiation: up to two phases with their doses, or why there was none. */
final class RadiationItems {

    private RadiationItems() {}

    static void write(Form form, CaseReport report, Chance chance) {
        Radiation radiation = report.primary().course().radiation;
        boolean here = radiation.isGiven() && report.relation().radiation();
        form.set("reasonForNoRadiation", radiation.reason())
                .set("rxSummSurgRadSeq", report.primary().course().radiationSequence())
                .set("radLocationOfRx", !radiation.isGiven() ? "0" : here ? "1" : "4");
        if (!radiation.isGiven()) {
            none(form, 1);
            none(form, 2);
            String summary = radiation.reason().equals("7") ? "7" : radiation.reason().equals("8") ? "8" : "0";
            form.set("rxSummRadiation", summary).set("rxHospRadiation", "0").set("rxSummRadToCns", "0")
                    .set("radiationTxDiscontinuedEarly", "00").set("numberPhasesOfRadTxToVolume", "00")
                    .set("totalDose", "000000");
            if (report.primary().year() < 2018) {
                form.set("radRegionalRxModality", "00");
            }
            return;
        }
        given(form, report, radiation, here, chance);
    }

    private static void given(Form form, CaseReport report, Radiation radiation, boolean here, Chance chance) {
        Beam beam = radiation.beam();
        boolean boost = beam.boost() > 0 && radiation.completed();
        int fractions = radiation.completed() ? beam.fractions() : Math.max(1, beam.fractions() / 3);
        phase(form, 1, beam, fractions, beam.nodes());
        if (boost) {
            phase(form, 2, beam, beam.boost(), "00");
        } else {
            none(form, 2);
        }
        none(form, 3);
        String kind = beam.isExternal() ? "1" : beam.modality().compareTo("13") >= 0 ? "3" : "2";
        boolean counted = beam.dose() < 99_998;
        form.set("rxSummRadiation", kind).set("rxHospRadiation", here ? kind : "0").set("rxSummRadToCns", "0")
                .set("numberPhasesOfRadTxToVolume", boost ? "02" : "01")
                .set("totalDose", counted ? beam.dose() * (fractions + (boost ? beam.boost() : 0)) : 999_998, 6)
                .set("radiationTxDiscontinuedEarly",
                        radiation.completed() ? "01" : report.life().isDead() ? "06" : chance.oneOf("02", "04", "07"))
                .set("rxDateRadiation", radiation.date()).set("rxDateRadiationEnded", radiation.ended());
        if (report.primary().year() < 2018) {
            form.set("radRegionalRxModality", beam.isExternal()
                    ? beam.technique().equals("05") ? "31" : "32"
                    : kind.equals("2") ? "50" : "60");
        }
    }

    private static void phase(Form form, int number, Beam beam, int fractions, String nodes) {
        String phase = "phase" + number;
        boolean counted = beam.dose() < 99_998;
        form.set(phase + "DosePerFraction", beam.dose(), 5).set(phase + "NumberOfFractions", fractions, 3)
                .set(phase + "TotalDose", counted ? beam.dose() * fractions : 999_998, 6)
                .set(phase + "RadiationTreatmentModality", beam.modality())
                .set(phase + "RadiationExternalBeamTech", beam.technique())
                .set(phase + "RadiationPrimaryTxVolume", beam.volume()).set(phase + "RadiationToDrainingLN", nodes);
    }

    /** A phase that was not given: its modality says so, and the other items of a first phase say it too. */
    private static void none(Form form, int number) {
        String phase = "phase" + number;
        form.set(phase + "RadiationTreatmentModality", "00");
        if (number == 1) {
            form.set(phase + "DosePerFraction", "00000").set(phase + "NumberOfFractions", "000")
                    .set(phase + "TotalDose", "000000").set(phase + "RadiationExternalBeamTech", "00")
                    .set(phase + "RadiationPrimaryTxVolume", "00").set(phase + "RadiationToDrainingLN", "00");
        } else if (number == 2) {
            form.set(phase + "DosePerFraction", "00000").set(phase + "NumberOfFractions", "000")
                    .set(phase + "TotalDose", "000000").set(phase + "RadiationExternalBeamTech", "00")
                    .set(phase + "RadiationPrimaryTxVolume", "00").set(phase + "RadiationToDrainingLN", "00");
        }
    }
}
