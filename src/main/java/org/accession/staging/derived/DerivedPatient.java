package org.accession.staging.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.accession.dictionary.Values;
import org.accession.staging.CaseStage;
import org.accession.staging.DerivedValue;

/** What follows from the values of a patient and the tumors; the values that were given are not changed. */
public final class DerivedPatient {

    private final Values patient;
    private final List<Values> tumors;
    private final List<DerivedValue> ofPatient = new ArrayList<>();
    private final List<List<DerivedValue>> ofTumors = new ArrayList<>();
    private final List<CaseStage> stages = new ArrayList<>();
    private final List<List<NotDerived>> missing = new ArrayList<>();

    DerivedPatient(Values patient, List<Values> tumors) {
        this.patient = patient.copy();
        this.tumors = tumors.stream().map(Values::copy).toList();
        tumors.forEach(tumor -> {
            ofTumors.add(new ArrayList<>());
            missing.add(new ArrayList<>());
        });
    }

    /** The patient's values with those that were derived. */
    public Values patient() {
        return patient;
    }

    /** The tumors' values with those that were derived. */
    public List<Values> tumors() {
        return tumors;
    }

    /** What was derived for the patient. */
    public List<DerivedValue> ofPatient() {
        return List.copyOf(ofPatient);
    }

    /** What was derived for the tumor, counted from 0. */
    public List<DerivedValue> ofTumor(int tumor) {
        return List.copyOf(ofTumors.get(tumor));
    }

    /** The value of the name derived for the tumor, counted from 0. */
    public Optional<String> ofTumor(int tumor, String name) {
        return ofTumors.get(tumor).stream().filter(value -> value.name().equals(name)).map(DerivedValue::value)
                .findFirst();
    }

    /** What the staging algorithms say of the tumor, counted from 0. */
    public CaseStage stage(int tumor) {
        return stages.get(tumor);
    }

    /** What could not be derived of the tumor, counted from 0, or of its patient, stage apart, and why. */
    public List<NotDerived> notDerived(int tumor) {
        return List.copyOf(missing.get(tumor));
    }

    void addMissing(int tumor, NotDerived not) {
        missing.get(tumor).add(not);
    }

    void add(DerivedValue value) {
        ofPatient.add(value);
        if (value.item() != null) {
            patient.set(value.item(), value.value());
        }
    }

    void add(int tumor, DerivedValue value) {
        ofTumors.get(tumor).add(value);
        if (value.item() != null) {
            tumors.get(tumor).set(value.item(), value.value());
        }
    }

    void addStage(CaseStage stage) {
        int tumor = stages.size();
        stages.add(stage);
        stage.derived().forEach(value -> add(tumor, value));
    }
}
