package se.samverka.workflow;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.BooleanValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DateValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.DoubleValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.IntegerValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.LongValueSerlializer;
import org.camunda.bpm.engine.impl.variable.serializer.NullValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.LongValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The one door to the engine's variable tables: codes, ids, numbers, dates and booleans pass, text does not. There is
 * no serializer for objects, files or bytes, so the engine is unable to store them.
 */
class VariableGuard {

    private static final Pattern CODE = Pattern.compile("[\\p{L}0-9_.,:-]{0,80}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern IDENTITY_NUMBER =
            Pattern.compile("(?<![0-9])(?:[0-9]{2})?[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{2}[-+]?[0-9]{4}(?![0-9])");
    private static final long LARGEST_NUMBER = 1_000_000_000L;

    private VariableGuard() {}

    static VariableSerializers serializers() {
        return new DefaultVariableSerializers()
                .addSerializer(new NullValueSerializer())
                .addSerializer(new CodeSerializer())
                .addSerializer(new BooleanValueSerializer())
                .addSerializer(new IntegerValueSerializer())
                .addSerializer(new SmallNumberSerializer())
                .addSerializer(new DateValueSerializer())
                .addSerializer(new DoubleValueSerializer())
                .addSerializer(new PassingThrough());
    }

    /** True when the text is a code that names nobody. */
    static boolean isCode(String text) {
        return UUID.matcher(text).matches()
                || (CODE.matcher(text).matches()
                        && !IDENTITY_NUMBER.matcher(text).find());
    }

    private static ProcessEngineException refused() {
        return new ProcessEngineException("The flow keeps codes, numbers and dates only; the value was not stored");
    }

    private static class CodeSerializer extends StringValueSerializer {
        @Override
        public void writeValue(StringValue variable, ValueFields fields) {
            if (variable.getValue() != null && !isCode(variable.getValue())) {
                throw refused();
            }
            super.writeValue(variable, fields);
        }
    }

    private static class SmallNumberSerializer extends LongValueSerlializer {
        @Override
        public void writeValue(LongValue variable, ValueFields fields) {
            if (variable.getValue() != null && Math.abs(variable.getValue()) >= LARGEST_NUMBER) {
                throw refused();
            }
            super.writeValue(variable, fields);
        }
    }

    /** A decision hands its result on as an object that lives for one command and is written nowhere. */
    private static class PassingThrough extends AbstractTypedValueSerializer<ObjectValue> {

        PassingThrough() {
            super(ValueType.OBJECT);
        }

        @Override
        public String getName() {
            return "passing-through";
        }

        @Override
        protected boolean canWriteValue(TypedValue value) {
            return value.isTransient();
        }

        @Override
        public ObjectValue convertToTypedValue(UntypedValueImpl value) {
            return Variables.objectValue(value.getValue(), true).create();
        }

        @Override
        public void writeValue(ObjectValue value, ValueFields fields) {
            if (!value.isTransient()) {
                throw refused();
            }
        }

        @Override
        public ObjectValue readValue(ValueFields fields, boolean deserialize, boolean asTransient) {
            throw refused();
        }
    }
}
