package se.samverka.secrecy;

import java.util.Collection;
import java.util.Map;

/** The register of legal bases, as people read it. */
public interface LegalBases {

    /** Where each basis is found in law, for example {@code SoL 19:1}, by code; unknown codes are left out. */
    Map<String, String> paragraphs(Collection<String> codes);
}
