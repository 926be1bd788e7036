package org.accession.patient;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import org.accession.dictionary.PartialDate;

/** A partial date is one column of text in the database (domain naaccr_date): it sorts, and loses nothing. */
@Converter(autoApply = true)
public class PartialDateConverter implements AttributeConverter<PartialDate, String> {

    @Override
    public String convertToDatabaseColumn(PartialDate date) {
        return date == null ? null : date.written();
    }

    @Override
    public PartialDate convertToEntityAttribute(String written) {
        return written == null ? null : new PartialDate(written);
    }
}
