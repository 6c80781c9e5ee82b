//! Who held a post, and when.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::find::Named;
use super::names::compared;
use super::period::Period;
use super::tenure::Tenure;
use crate::error::{Error, Result};
use crate::graph::{KnowledgeGraph, Node};

/// The holders of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Holders {
    /// The body or place that was asked about.
    pub of: Named,
    /// Tenures that are attested in the period.
    pub tenures: Vec<Tenure>,
    /// For a single day on which none is attested: the last ones before it that no article says had ended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub last_known: Vec<Tenure>,
}

/// Kinds that posts are of.
const OF: [&str; 2] = ["place", "organization"];

impl KnowledgeGraph {
    /// Who held a post ("governor of Jilin"), or any post of a body or place ("Jilin"), in a period.
    ///
    /// # Errors
    /// A body, place or post that the graph does not know.
    pub fn who(&self, question: &str, period: &Period, sentences: bool) -> Result<Holders> {
        let (of, posts) = self.posts_asked(question.trim())?;
        let mut tenures: Vec<Tenure> = posts.into_iter().flat_map(|post| self.tenures(post, sentences)).collect();
        let last_known = last_known(&tenures, period);
        tenures.retain(|tenure| tenure.is_attested(period));
        Ok(Holders { of: Named::of(of), tenures, last_known })
    }

    /// The body or place, and its posts that are asked about.
    fn posts_asked(&self, question: &str) -> Result<(Node<'_>, Vec<NodeIndex>)> {
        // a body may have "of" in its own name: "Bank of China"; and so may a title: "Secretary of State of Texas"
        let whole: Vec<Node<'_>> = self.equally(question, &OF);
        if let [body] = whole[..] {
            return Ok((body, self.posts_at(&body)));
        }
        let mut wrong = None;
        for (at, _) in question.match_indices(" of ") {
            let (title, of) = (&question[..at], &question[at + " of ".len()..]);
            let found = self.find(of.strip_prefix("the ").unwrap_or(of), &OF);
            match found.and_then(|of| Ok((of, self.posts_called(title, &of)?))) {
                Ok(found) => return Ok(found),
                Err(error) => wrong = wrong.or(Some(error)),
            }
        }
        match wrong {
            Some(error) => Err(error),
            None => self.find(question, &OF).map(|body| (body, self.posts_at(&body))),
        }
    }

    /// Posts of a body or place, and of the bodies that stand for the place.
    pub(super) fn posts_at(&self, of: &Node<'_>) -> Vec<NodeIndex> {
        let key = of.key().to_string();
        let of_it = |(index, post): (&NodeIndex, &crate::graph::post::Post)| {
            let place = post.place.as_ref().is_some_and(|(_, place)| *place == key);
            (post.of.contains(&of.index()) || place).then_some(*index)
        };
        self.posts.iter().filter_map(of_it).collect()
    }

    fn posts_called(&self, title: &str, of: &Node<'_>) -> Result<Vec<NodeIndex>> {
        let wanted = compared(title);
        let at = self.posts_at(of);
        let called = |index: &&NodeIndex| {
            let post = &self.posts[*index];
            // the title of a body of the place is asked for by the body: "secretary" of a committee, not of the province
            let own = post.of.contains(&of.index()) || post.scope == of.key().to_string();
            (own && compared(&post.title) == wanted)
                || post.said.iter().any(|said| compared(said) == wanted && (own || said != &post.title))
        };
        let found: Vec<NodeIndex> = at.iter().filter(called).copied().collect();
        if !found.is_empty() {
            return Ok(found);
        }
        let mut titles: Vec<&str> = at.iter().map(|index| self.posts[index].title.as_str()).collect();
        titles.sort_unstable();
        titles.dedup();
        let known = if titles.is_empty() { String::new() } else { format!("; it has {}", titles.join(", ")) };
        Err(Error::usage(format!("the graph knows no {title:?} of {}{known}", of.name())))
    }
}

/// The tenures that may have lasted to the period's only day, though nothing of it attests them.
fn last_known(tenures: &[Tenure], period: &Period) -> Vec<Tenure> {
    let Some(day) = period.last().filter(|day| *period == Period::on(*day)) else { return Vec::new() };
    let mut known: Vec<Tenure> = Vec::new();
    for tenure in tenures {
        let begun = tenure.last.is_some_and(|last| last < day);
        let ended = tenure.former.is_some_and(|former| former <= day);
        let followed = |other: &&Tenure| {
            other.post == tenure.post && other.first > tenure.last && other.first.is_some_and(|first| first <= day)
        };
        if begun && !ended && !tenures.iter().any(|other| followed(&other)) {
            known.push(tenure.clone());
        }
    }
    known
}
