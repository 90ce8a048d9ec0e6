package se.samverka.forms;

import java.util.regex.Pattern;

/** Text that loses its patience with patterns that go back and forth over it without end. */
final class PatientText implements CharSequence {

    private static final int PATIENCE = 2_000_000;

    private final CharSequence text;
    private final int[] looks;

    private PatientText(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    /** Whether the pattern occurs in the text; false when that can't be told in reasonable time. */
    static boolean find(Pattern pattern, String text) {
        try {
            return pattern.matcher(new PatientText(text, new int[1])).find();
        } catch (OutOfPatience | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > PATIENCE) {
            throw new OutOfPatience();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new PatientText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static class OutOfPatience extends RuntimeException {}
}
