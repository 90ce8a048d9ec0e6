package se.samverka.database;

import org.jspecify.annotations.Nullable;

/** The database can't be used. Says what is wrong and what to do, and carries neither passwords nor data. */
class DatabaseRefusal extends RuntimeException {

    private final String remedy;

    DatabaseRefusal(String wrong, String remedy, @Nullable Throwable cause) {
        super(wrong, cause);
        this.remedy = remedy;
    }

    DatabaseRefusal(String wrong, String remedy) {
        this(wrong, remedy, null);
    }

    String remedy() {
        return remedy;
    }
}
