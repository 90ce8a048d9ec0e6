package se.samverka.access;

import java.util.List;

/** The invented people the sign-in page offers while the application runs with demo data. */
public interface DemoAccounts {

    List<Group> groups();

    /** Accounts shown together, for example those of one area. */
    record Group(String name, List<Account> accounts) {}

    record Account(String userId, String name) {}
}
