//! Gold: articles with what a careful reader got out of them.

use std::path::{Path, PathBuf};

use super::annotation::{AnnotatedEntity, AnnotatedStatement, Annotation};
use super::signatures::Signatures;
use crate::error::{Error, Result};
use crate::relation::Modality;
use crate::text::{Document, Span};

/// An annotated article.
///
/// In its JSON, a mention string stands for all its whole-word occurrences that no longer mention string covers;
/// `{"text": "Jilin", "only": [1, 3]}` for the first and the third of them.
///
/// ```
/// use govgraph::{GoldArticle, Span};
/// let article = GoldArticle::from_json("a.json", r#"{
///     "id": "a", "text": "Jing Junhai, governor of Jilin, toured Jilin City.",
///     "entities": [
///         {"id": "p1", "kind": "person", "name": "Jing Junhai", "mentions": ["Jing Junhai"]},
///         {"id": "t1", "kind": "title", "name": "governor", "mentions": ["governor"]},
///         {"id": "g1", "kind": "place", "name": "Jilin", "mentions": ["Jilin"]},
///         {"id": "g2", "kind": "place", "name": "Jilin City", "mentions": ["Jilin City"]}],
///     "statements": [
///         {"s": "p1", "p": "holds_position", "o": "t1", "of": "g1"},
///         {"s": "p1", "p": "visited", "o": "g2"}]}"#)?;
/// assert_eq!(article.entities[2].spans, [Span::new(25, 30)]);
/// assert_eq!(article.statements[0].of.as_deref(), Some("g1"));
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldArticle {
    /// Names the article.
    pub id: String,
    /// Where it was published.
    pub source: Option<String>,
    /// Date of publication, as the file gives it.
    pub published: Option<String>,
    /// The whole text.
    pub text: String,
    /// Its entities, in the file's order.
    pub entities: Vec<GoldEntity>,
    /// Its statements, in the file's order.
    pub statements: Vec<GoldStatement>,
}

/// An annotated entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldEntity {
    /// Names it in its article.
    pub id: String,
    /// `person`, `place`, ...
    pub kind: String,
    /// The fullest form that the article gives.
    pub name: String,
    /// ISO 8601 value of a date.
    pub value: Option<String>,
    /// Its mentions, in order of the text, as byte offsets.
    pub spans: Vec<Span>,
}

/// An annotated statement; arguments are ids of entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldStatement {
    /// The subject.
    pub subject: String,
    /// The predicate.
    pub predicate: String,
    /// The object.
    pub object: String,
    /// What the post stands over.
    pub of: Option<String>,
    /// When the encounter was.
    pub on: Option<String>,
    /// Where the encounter was.
    pub in_: Option<String>,
    /// `former`, `acting`, `incoming`.
    pub status: Option<String>,
    /// Fact, plan or denial.
    pub modality: Modality,
    /// Whose words these are.
    pub by: Option<String>,
}

impl GoldArticle {
    /// Reads an article in the annotation format with the default signatures; `name` says in errors where it came from.
    ///
    /// # Errors
    ///
    /// All that is wrong with the annotation, in one error:
    ///
    /// ```
    /// let json = r#"{"id": "a", "text": "In Jilin.", "entities": [
    ///     {"id": "g1", "kind": "plaice", "name": "Jilin", "mentions": ["Jilin", "Changchun"]}]}"#;
    /// let error = govgraph::GoldArticle::from_json("a.json", json).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "a.json: entity g1: unknown kind \"plaice\"; entity g1: no free occurrence of \"Changchun\""
    /// );
    /// ```
    pub fn from_json(name: &str, json: &str) -> Result<Self> {
        Self::with_signatures(name, json, &Signatures::default())
    }

    /// The same with the kinds and predicates of other signatures.
    ///
    /// # Errors
    ///
    /// As [`GoldArticle::from_json`].
    pub fn with_signatures(name: &str, json: &str, signatures: &Signatures) -> Result<Self> {
        let annotation: Annotation = serde_json::from_str(json).map_err(|error| {
            Error::document(name, error.to_string()).with_line(error.line()).with_column(error.column())
        })?;
        let mut wrong = Vec::new();
        annotation.check_entities(signatures, &mut wrong);
        let spans = annotation.resolve_mentions(&mut wrong);
        annotation.check_statements(signatures, &mut wrong);
        if wrong.is_empty() { Ok(annotation.into_gold(spans)) } else { Err(Error::document(name, wrong.join("; "))) }
    }

    /// Reads one file, or all `.json` files of a folder in order of their names.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read, or as [`GoldArticle::from_json`].
    pub fn read(path: &Path, signatures: &Signatures) -> Result<Vec<Self>> {
        let read_one = |path: PathBuf| {
            let json = std::fs::read_to_string(&path).map_err(|error| Error::io(&path, error))?;
            Self::with_signatures(&path.to_string_lossy(), &json, signatures)
        };
        annotation_files(path)?.into_iter().map(read_one).collect()
    }

    /// The article as it goes into an extractor. A date of publication that is no whole day is left out.
    ///
    /// ```
    /// let json = r#"{"id": "a", "published": "2020-07-05", "text": "In Jilin."}"#;
    /// let document = govgraph::GoldArticle::from_json("a.json", json)?.document();
    /// assert_eq!(document.published, Some(jiff::civil::date(2020, 7, 5)));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn document(&self) -> Document {
        let mut document = Document::new(&self.id, &self.text);
        document.published = self.published.as_deref().and_then(|date| date.parse().ok());
        document.source.clone_from(&self.source);
        document
    }

    /// The entity with that id.
    pub fn entity(&self, id: &str) -> Option<&GoldEntity> {
        self.entities.iter().find(|entity| entity.id == id)
    }
}

fn annotation_files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let entries = entries.map_err(|error| Error::io(path, error))?;
    let mut files: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Ok(files)
}

impl Annotation {
    fn into_gold(self, spans: Vec<Vec<Span>>) -> GoldArticle {
        let entities = self.entities.into_iter().zip(spans).map(|(entity, spans)| entity.into_gold(spans)).collect();
        let statements = self.statements.into_iter().map(AnnotatedStatement::into_gold).collect();
        let Annotation { id, source, published, text, .. } = self;
        GoldArticle { id, source, published, text, entities, statements }
    }
}

impl AnnotatedEntity {
    fn into_gold(self, spans: Vec<Span>) -> GoldEntity {
        let AnnotatedEntity { id, kind, name, value, .. } = self;
        GoldEntity { id, kind, name, value, spans }
    }
}

impl AnnotatedStatement {
    fn into_gold(self) -> GoldStatement {
        let modality = match self.modality.as_deref() {
            Some("planned") => Modality::Planned,
            Some("negated") => Modality::Negated,
            _ => Modality::Asserted,
        };
        let AnnotatedStatement { s: subject, p: predicate, o: object, of, on, in_, by, status, .. } = self;
        GoldStatement { subject, predicate, object, of, on, in_, status, modality, by }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(entities: &str, statements: &str) -> String {
        let json = format!(
            r#"{{"id": "a", "text": "Jilin, Jilin City and Xu of Jilin", "entities": [{entities}], "statements": [{statements}]}}"#
        );
        GoldArticle::from_json("a", &json).unwrap_err().to_string()
    }

    const PLACE: &str = r#"{"id": "g1", "kind": "place", "name": "Jilin", "mentions": ["Jilin"]}"#;

    #[test]
    fn only_counts_free_occurrences() {
        let json = r#"{"id": "a", "text": "Jilin, Jilin City and Xu of Jilin", "entities": [
            {"id": "g1", "kind": "place", "name": "Jilin", "mentions": [{"text": "Jilin", "only": [2]}]},
            {"id": "g2", "kind": "place", "name": "Jilin City", "mentions": ["Jilin City", {"text": "Jilin", "only": [1]}]}]}"#;
        let article = GoldArticle::from_json("a", json).unwrap();
        assert_eq!(article.entities[0].spans, [Span::new(28, 33)]);
        assert_eq!(article.entities[1].spans, [Span::new(0, 5), Span::new(7, 17)]);
    }

    #[test]
    fn mentions_must_be_found_and_claimed_once() {
        let two = PLACE.replace("g1", "g2");
        assert_eq!(
            wrong(&format!("{PLACE}, {two}"), ""),
            "a: \"Jilin\" stands under g1, g2: each needs \"only\"; \"Jilin\" occurrence 1 is claimed twice; \
             \"Jilin\" occurrence 2 is claimed twice; \"Jilin\" occurrence 3 is claimed twice"
        );
        let nine = r#"{"id": "g1", "kind": "place", "name": "x", "mentions": [{"text": "Xu", "only": [0, 9]}]}"#;
        assert_eq!(
            wrong(nine, ""),
            "a: entity g1: \"Xu\" has 1 free occurrences, not 0; entity g1: \"Xu\" has 1 free occurrences, not 9"
        );
        assert_eq!(wrong(&PLACE.replace("[\"Jilin\"]", "[]"), ""), "a: entity g1: no mentions");
        assert_eq!(wrong(&PLACE.replace("place", "date"), ""), "a: entity g1: a date needs a value");
        assert!(wrong(&PLACE.replace("[\"Jilin\"]", "[5]"), "").contains("a mention is a string or"));
    }

    #[test]
    fn statements_must_fit_their_signatures() {
        for (statement, message) in [
            (r#"{"s": "g1", "p": "located_in", "o": "g9"}"#, "a: g1 located_in g9: no entity \"g9\""),
            (r#"{"s": "g1", "p": "eats", "o": "g1"}"#, "a: g1 eats g1: unknown predicate \"eats\""),
            (r#"{"s": "g1", "p": "held_in", "o": "g1"}"#, "a: g1 held_in g1: the subject is a place, not one of event"),
            (
                r#"{"s": "g1", "p": "located_in", "o": "g1", "on": "g1", "by": "x", "status": "late", "x": 1}"#,
                "a: g1 located_in g1: qualifier on=\"g1\" is not one of date; g1 located_in g1: by=\"x\" is no speaker; \
                 g1 located_in g1: status \"late\"; g1 located_in g1: unknown keys x",
            ),
            (
                r#"{"s": "g1", "p": "located_in", "o": "g1", "modality": "perhaps"}"#,
                "a: g1 located_in g1: modality \"perhaps\"",
            ),
            (
                r#"{"s": "g1", "p": "located_in", "o": "g1"}, {"s": "g1", "p": "located_in", "o": "g1"}"#,
                "a: g1 located_in g1: stated twice",
            ),
        ] {
            assert_eq!(wrong(PLACE, statement), message);
        }
    }
}
