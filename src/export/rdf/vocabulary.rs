//! Terms that the writers use: those of others, by vocabulary, and the own ones. `data/ontology/govgraph.ttl` says what the latter mean.

/// Constants for the terms of a vocabulary.
macro_rules! terms {
    ($(#[$doc:meta])* $module:ident $namespace:literal: $($name:ident $term:literal),+ $(,)?) => {
        $(#[$doc])*
        pub(in crate::export::rdf) mod $module {
            use oxrdf::NamedNodeRef;
            $(pub(in crate::export::rdf) const $name: NamedNodeRef<'static> =
                NamedNodeRef::new_unchecked(concat!($namespace, $term));)+
        }
    };
}

/// Where kinds, predicates and the terms of statements are.
pub(super) const TERMS: &str = "https://govgraph.org/ns#";
/// Where the names of qualifiers are.
pub(super) const QUALIFIERS: &str = "https://govgraph.org/ns/qualifier#";
/// Where the names of nodes' attributes are.
pub(super) const ATTRIBUTES: &str = "https://govgraph.org/ns/attribute#";

terms! { gg "https://govgraph.org/ns#":
    THING "Thing", STATEMENT "Statement", MODALITY "modality", SAID_BY "said_by", DATED "dated", CONFIDENCE "confidence",
    EVIDENCE "Evidence", RULE "rule", ORIGIN "origin", SENTENCE "sentence",
    ARTICLE "Article", PUBLISHER "publisher", NAMED_IN "named_in", DATE "Date",
    TENURE "Tenure", POST "post", FIRST_ATTESTED "first_attested", LAST_ATTESTED "last_attested", FORMER_BY "former_by",
    STATUS "status",
}
terms! { dcterms "http://purl.org/dc/terms/": IDENTIFIER "identifier" }
terms! {
    /// Web Annotation.
    oa "http://www.w3.org/ns/oa#":
    HAS_BODY "hasBody", HAS_TARGET "hasTarget", HAS_SOURCE "hasSource", HAS_SELECTOR "hasSelector", SPECIFIC_RESOURCE "SpecificResource",
    TEXT_POSITION_SELECTOR "TextPositionSelector", DATA_POSITION_SELECTOR "DataPositionSelector", START "start", END "end",
    TEXT_QUOTE_SELECTOR "TextQuoteSelector", EXACT "exact", PREFIX "prefix", SUFFIX "suffix",
}
terms! {
    /// The Organization Ontology.
    org "http://www.w3.org/ns/org#": MEMBER "member", ORGANIZATION "organization", MEMBER_DURING "memberDuring"
}
terms! {
    /// Provenance.
    prov "http://www.w3.org/ns/prov#": WAS_DERIVED_FROM "wasDerivedFrom", WAS_QUOTED_FROM "wasQuotedFrom"
}
terms! { schema "https://schema.org/": DATE_PUBLISHED "datePublished", IDENTIFIER "identifier", SAME_AS "sameAs" }
terms! { skos "http://www.w3.org/2004/02/skos/core#": ALT_LABEL "altLabel" }
terms! {
    /// OWL-Time.
    time "http://www.w3.org/2006/time#":
    PROPER_INTERVAL "ProperInterval", INSTANT "Instant", HAS_BEGINNING "hasBeginning", HAS_END "hasEnd", IN_XSD_DATE "inXSDDate",
}
