package org.accession.patient;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

import org.accession.dictionary.Values;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.UserType;

/** Maps {@link Values} to a JSONB column. */
public class ValuesType implements UserType<Values> {

    @Override
    public int getSqlType() {
        return SqlTypes.OTHER;
    }

    @Override
    public Class<Values> returnedClass() {
        return Values.class;
    }

    @Override
    public Values nullSafeGet(ResultSet row, int position, WrapperOptions options) throws SQLException {
        String stored = row.getString(position);
        return stored == null ? null : ItemJson.current().read(stored);
    }

    @Override
    public void nullSafeSet(PreparedStatement statement, Values values, int position, WrapperOptions options)
            throws SQLException {
        if (values == null) {
            statement.setNull(position, Types.OTHER);
        } else {
            statement.setObject(position, ItemJson.current().write(values), Types.OTHER);
        }
    }

    @Override
    public Values deepCopy(Values values) {
        return values == null ? null : values.copy();
    }

    @Override
    public boolean isMutable() {
        return true;
    }

    @Override
    public Serializable disassemble(Values values) {
        return values == null ? null : ItemJson.current().write(values);
    }

    @Override
    public Values assemble(Serializable cached, Object owner) {
        return cached == null ? null : ItemJson.current().read((String) cached);
    }
}
