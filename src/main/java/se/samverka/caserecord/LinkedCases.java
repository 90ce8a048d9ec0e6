package se.samverka.caserecord;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.identity.CaseId;

/**
 * Cases that belong to another one, their parent. Each has its own number, participants and sections; people see a link
 * when they know both cases.
 */
public interface LinkedCases {

    /**
     * A condition in SQL: the case is not beneath another one of mine, where it would be one of many.
     *
     * @param id expression for the case's id
     */
    static String foundByItself(String id) {
        return """
                not exists (select from casework.case_link l
                              join casework.participant k on k.case_id = l.parent and k.until is null
                             where l.child = %s and k.unit = any ((select casework.my_units())::text[]))
                """
                .formatted(id);
    }

    /**
     * Opens a case that belongs to the parent; it comes after those that belong to it already.
     *
     * @param key says which one it is among the parent's, 1 to 200 characters
     * @param title what lists call it, cut to 120 characters; not kept for a case under secrecy
     * @throws Refused {@code linked-twice} when the parent has one with the key, {@code case-closed} when the parent is closed,
     *     {@code case-unknown} when there is none
     */
    CaseFile open(CaseId parent, String key, @Nullable String title, NewCase with);

    /** Opens many at once, in this order; all of them or none. */
    List<CaseFile> open(CaseId parent, List<Opening> openings);

    /** The case, when it belongs to the parent. */
    Optional<CaseFile> child(CaseId parent, CaseId child);

    Optional<CaseId> byKey(CaseId parent, String key);

    /** @param position 1 for the first that was opened */
    Optional<CaseId> at(CaseId parent, int position);

    /** In the order they were opened. */
    List<Link> of(CaseId parent);

    /** The first ones. */
    List<Link> of(CaseId parent, int most);

    int count(CaseId parent);

    /** Unit by case, of those in which a unit takes part as the actor. */
    Map<CaseId, String> unitsOf(CaseId parent, String actor);

    Optional<CaseFile> parentOf(CaseId child);

    /** One to be opened. */
    record Opening(String key, @Nullable String title, NewCase with) {}

    /**
     * A case that belongs to another one.
     *
     * @param position 1 for the first that was opened
     */
    record Link(CaseFile child, String key, int position) {}
}
