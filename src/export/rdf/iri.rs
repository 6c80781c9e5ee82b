//! The IRIs of things, statements and articles, and those of the ontology's terms.

use oxrdf::{NamedNode, NamedNodeRef};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::vocabulary::{ATTRIBUTES, QUALIFIERS, TERMS};
use crate::error::{Error, Result};
use crate::export::label::capitalized;

/// Where things are, unless a user says otherwise.
const BASE: &str = "https://govgraph.org/id/";

/// What stands for itself: RFC 3986's unreserved characters, and the colon of keys.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':');

/// Makes IRIs below a base. Keys are escaped whole, so that each has one IRI and each IRI tells its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Iris {
    base: String,
}

impl Default for Iris {
    fn default() -> Self {
        Iris { base: BASE.to_owned() }
    }
}

impl Iris {
    /// Below another base: an absolute IRI that ends where a name can follow.
    pub(super) fn below(base: &str) -> Result<Self> {
        let sound = NamedNode::new(base).is_ok() && base.ends_with(['/', '#', ':', '=']);
        if sound {
            return Ok(Iris { base: base.to_owned() });
        }
        let message = format!("{base:?} can be no base of IRIs: it must be absolute and end in / or #, as {BASE}");
        Err(Error::usage(message))
    }

    /// What all IRIs of things begin with.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// What all IRIs of a group begin with.
    pub(super) fn group(&self, name: &str) -> String {
        format!("{}{name}/", self.base)
    }

    /// The thing with a node's key: `place:CN-220000`.
    pub(super) fn thing(&self, key: &str) -> NamedNode {
        unchecked(format!("{}{}", self.base, escaped(key)))
    }

    /// The date of a value: `date:2020-07`.
    pub(super) fn date(&self, value: &str) -> NamedNode {
        self.thing(&format!("date:{value}"))
    }

    /// The statement of an edge.
    pub(super) fn statement(&self, id: &str) -> NamedNode {
        unchecked(format!("{}statement/{id}", self.base))
    }

    /// The tenure of a person in a post.
    pub(super) fn tenure(&self, person: &str, post: &str) -> NamedNode {
        unchecked(format!("{}tenure/{}/{}", self.base, escaped(person), escaped(post)))
    }

    /// An article.
    pub(super) fn article(&self, id: &str) -> NamedNode {
        unchecked(format!("{}article/{}", self.base, escaped(id)))
    }

    /// The edge's evidence of that number in an article.
    pub(super) fn evidence(&self, edge: &str, article: &str, number: usize) -> NamedNode {
        part(self.statement(edge).as_ref(), &format!("{}/{number}", escaped(article)))
    }
}

/// A part of something: its IRI with a fragment, or with more of one, since an IRI has but one.
pub(super) fn part(whole: NamedNodeRef<'_>, name: &str) -> NamedNode {
    let joint = if whole.as_str().contains('#') { '&' } else { '#' };
    unchecked(format!("{}{joint}{name}", whole.as_str()))
}

/// The class of a kind: `gg:Person`.
pub(super) fn class(kind: &str) -> NamedNode {
    unchecked(format!("{TERMS}{}", escaped(&capitalized(kind))))
}

/// A predicate, or the individual of a modality: `gg:met_with`, `gg:planned`.
pub(super) fn term(name: &str) -> NamedNode {
    unchecked(format!("{TERMS}{}", escaped(name)))
}

/// A qualifier: `q:on`.
pub(super) fn qualifier(name: &str) -> NamedNode {
    unchecked(format!("{QUALIFIERS}{}", escaped(name)))
}

/// An attribute of a node: `attr:isic4`.
pub(super) fn attribute(name: &str) -> NamedNode {
    unchecked(format!("{ATTRIBUTES}{}", escaped(name)))
}

fn escaped(text: &str) -> impl std::fmt::Display + '_ {
    utf8_percent_encode(text, ESCAPED)
}

/// The base is sound, and what follows is escaped.
fn unchecked(iri: String) -> NamedNode {
    NamedNode::new_unchecked(iri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_names_below_the_base() {
        let cases = [
            ("place:CN-220000", "https://govgraph.org/id/place:CN-220000"),
            ("date:2020-07/2020-09", "https://govgraph.org/id/date:2020-07%2F2020-09"),
            ("post:governor of place:CN-220000", "https://govgraph.org/id/post:governor%20of%20place:CN-220000"),
            ("jl-20200705#e3", "https://govgraph.org/id/jl-20200705%23e3"),
            ("x/../<b>#e0", "https://govgraph.org/id/x%2F..%2F%3Cb%3E%23e0"),
            ("陇南\u{202E}", "https://govgraph.org/id/%E9%99%87%E5%8D%97%E2%80%AE"),
        ];
        for (key, expected) in cases {
            assert_eq!(Iris::default().thing(key).as_str(), expected);
        }
    }

    #[test]
    fn an_iri_has_one_fragment() {
        let words = part(Iris::default().article("a").as_ref(), "char=1,2");
        assert_eq!(words.as_str(), "https://govgraph.org/id/article/a#char=1,2");
        assert_eq!(part(words.as_ref(), "quote").as_str(), "https://govgraph.org/id/article/a#char=1,2&quote");
    }

    #[test]
    fn bases_are_absolute() {
        for base in ["https://example.org/", "http://example.org/graph#", "urn:graph:"] {
            assert_eq!(Iris::below(base).unwrap().base(), base);
        }
        for base in
            ["", "example.org/", "https://example.org", "https://exa mple.org/", "/id/", "<https://example.org/>/"]
        {
            assert!(Iris::below(base).unwrap_err().is_usage(), "{base}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_key_makes_an_iri_that_tells_it(key: String) {
            let iri = Iris::default().thing(&key);
            proptest::prop_assert!(NamedNode::new(iri.as_str()).is_ok());
            let told = percent_encoding::percent_decode_str(iri.as_str().strip_prefix(BASE).unwrap());
            proptest::prop_assert_eq!(told.decode_utf8().unwrap(), key);
        }

        #[test]
        fn any_name_makes_terms(name in ".+") {
            for term in [class(&name), term(&name), qualifier(&name), attribute(&name)] {
                proptest::prop_assert!(NamedNode::new(term.as_str()).is_ok());
            }
        }
    }
}
