//! Queries: those of a user, and ready ones with parameters.

use std::collections::BTreeMap;
use std::path::PathBuf;

use oxigraph::model::{Literal, Term};
use oxigraph::sparql::{SparqlSyntaxError, Variable};

use crate::error::{Error, Result};
use crate::export::rdf::date;
use crate::export::rdf::iri::Iris;
use crate::graph::KnowledgeGraph;

/// The queries of `data/queries`.
const READY: [(&str, &str); 4] = [
    ("backers", include_str!("../../../../data/queries/backers.rq")),
    ("meetings", include_str!("../../../../data/queries/meetings.rq")),
    ("officials", include_str!("../../../../data/queries/officials.rq")),
    ("rivers", include_str!("../../../../data/queries/rivers.rq")),
];

/// A query in SPARQL with its parameters.
///
/// A comment line `# ?NAME (FORM): WHAT` declares a parameter: a variable of the query's `SELECT` that must be given a value. FORM is `date`, `text`,
/// `thing`, or the kinds of a thing: `place`, `person or organization`. The first comment says what the query answers.
///
/// ```
/// use govgraph::SparqlQuery;
/// let query = SparqlQuery::ready("officials")?;
/// let names: Vec<&str> = query.parameters().iter().map(|parameter| &*parameter.name).collect();
/// assert_eq!(names, ["place", "day"]);
/// assert!(query.about().starts_with("Who holds the posts of a place"));
/// let query = query.with("place", "Jilin")?;
/// assert_eq!(query.with("plaice", "Jilin").unwrap_err().to_string(), "the query has no parameter \"plaice\"; it has place, day");
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SparqlQuery {
    name: PathBuf,
    text: String,
    parameters: Vec<SparqlParameter>,
    values: BTreeMap<String, String>,
}

/// What must be given to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SparqlParameter {
    /// The variable's name.
    pub name: String,
    /// `date`, `text`, `thing`, or kinds of things.
    pub form: String,
    /// What it is.
    pub about: String,
}

impl SparqlQuery {
    /// A query; errors call it by the name, which may be a file's.
    pub fn new(name: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        let text = text.into();
        let parameters = text.lines().filter_map(SparqlParameter::read).collect();
        SparqlQuery { name: name.into(), text, parameters, values: BTreeMap::new() }
    }

    /// A query of `data/queries`.
    ///
    /// # Errors
    /// A name that no query has.
    pub fn ready(name: &str) -> Result<Self> {
        let text = READY.iter().find(|(known, _)| *known == name).map(|(_, text)| SparqlQuery::new(name, *text));
        text.ok_or_else(|| {
            let names: Vec<&str> = READY.iter().map(|(name, _)| *name).collect();
            Error::usage(format!("there is no query {name:?}; there are {}", names.join(", ")))
        })
    }

    /// All queries of `data/queries`, with their names.
    pub fn all_ready() -> impl Iterator<Item = (&'static str, Self)> {
        READY.iter().map(|(name, text)| (*name, SparqlQuery::new(*name, *text)))
    }

    /// What it answers, as its first comment says.
    pub fn about(&self) -> &str {
        self.text.lines().next().and_then(|line| line.strip_prefix('#')).map_or("", str::trim)
    }

    /// What it must be given.
    pub fn parameters(&self) -> &[SparqlParameter] {
        &self.parameters
    }

    /// The query with the value of a parameter: a day `YYYY-MM-DD`, a text, or a thing's name or key.
    ///
    /// # Errors
    /// A parameter that the query does not have.
    pub fn with(mut self, name: &str, value: &str) -> Result<Self> {
        if !self.parameters.iter().any(|parameter| parameter.name == name) {
            let names: Vec<&str> = self.parameters.iter().map(|parameter| &*parameter.name).collect();
            let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            return Err(Error::usage(format!("the query has no parameter {name:?}; it has {known}")));
        }
        self.values.insert(name.to_owned(), value.to_owned());
        Ok(self)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Variables with what they stand for.
    pub(super) fn bindings(&self, graph: &KnowledgeGraph, iris: &Iris) -> Result<Vec<(Variable, Term)>> {
        let bind = |parameter: &SparqlParameter| -> Result<(Variable, Term)> {
            let SparqlParameter { name, form, about } = parameter;
            let value = self.values.get(name);
            let value = value.ok_or_else(|| Error::usage(format!("the query needs {name}: {about}")))?;
            let variable = Variable::new(name).map_err(|error| self.error(error))?;
            Ok((variable, parameter_value(form, value, graph, iris)?))
        };
        self.parameters.iter().map(bind).collect()
    }

    /// An error of this query.
    pub(super) fn error(&self, error: impl std::fmt::Display) -> Error {
        Error::query(&self.name, error.to_string())
    }

    /// An error at a place of it: the parser tells "error at LINE:COLUMN: expected ...".
    pub(super) fn syntax_error(&self, error: &SparqlSyntaxError) -> Error {
        let told = error.to_string();
        let place = told.strip_prefix("error at ").and_then(|rest| rest.split_once(": "));
        let numbers = place.and_then(|(place, _)| place.split_once(':'));
        let numbers = numbers.and_then(|(line, column)| line.parse().ok().zip(column.parse().ok()));
        match (place, numbers) {
            (Some((_, message)), Some((line, column))) => self.error(message).with_line(line).with_column(column),
            _ => self.error(told),
        }
    }
}

fn parameter_value(form: &str, value: &str, graph: &KnowledgeGraph, iris: &Iris) -> Result<Term> {
    match form {
        "text" => Ok(Literal::from(value).into()),
        "date" => {
            let day = date::literal(value).filter(|_| value.len() == "YYYY-MM-DD".len());
            day.map(Term::from).ok_or_else(|| Error::usage(format!("{value:?} is no date written YYYY-MM-DD")))
        }
        kinds => {
            let kinds: Vec<&str> = kinds.split(" or ").filter(|kind| *kind != "thing").collect();
            Ok(iris.thing(&graph.find(value, &kinds)?.key().to_string()).into())
        }
    }
}

impl SparqlParameter {
    /// Reads `# ?NAME (FORM): WHAT`.
    fn read(line: &str) -> Option<Self> {
        let (name, rest) = line.strip_prefix("# ?")?.split_once(" (")?;
        let (form, about) = rest.split_once("): ")?;
        Some(SparqlParameter { name: name.to_owned(), form: form.to_owned(), about: about.trim().to_owned() })
    }
}
