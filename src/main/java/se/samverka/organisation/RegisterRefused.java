package se.samverka.organisation;

/** The file is not taken; the register stays as it was. */
class RegisterRefused extends RuntimeException {

    private final int line;
    private final String file;

    RegisterRefused(int line, String reason) {
        this(line, reason, "");
    }

    private RegisterRefused(int line, String reason, String file) {
        super(reason);
        this.line = line;
        this.file = file;
    }

    RegisterRefused in(String file) {
        return new RegisterRefused(line, reason(), file);
    }

    String reason() {
        return String.valueOf(super.getMessage());
    }

    @Override
    public String getMessage() {
        return "%s, line %d: %s".formatted(file, line, reason());
    }
}
