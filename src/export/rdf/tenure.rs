//! Tenures: persons in posts, with the days on which that is attested.

use oxrdf::Literal;
use oxrdf::vocab::rdfs;

use super::date;
use super::description::Description;
use super::iri::{Iris, part};
use super::vocabulary::{gg, org, time};
use crate::graph::{Node, Tenure};

/// The tenure and, where its days are known, the interval that they span. `of` is what the post is of.
pub(super) fn describe(tenure: &Tenure, of: &[Node<'_>], iris: &Iris) -> Vec<Description> {
    let Tenure { person, post, .. } = tenure;
    let mut membership = Description::of(iris.tenure(&person.key, &post.key), gg::TENURE);
    membership.say(rdfs::LABEL, Literal::from(format!("{}, {}", person.name, post.name)));
    membership.say(org::MEMBER, iris.thing(&person.key));
    membership.say(gg::POST, iris.thing(&post.key));
    for body in of.iter().filter(|body| body.kind() == "organization") {
        membership.say(org::ORGANIZATION, iris.thing(&body.key().to_string()));
    }
    for status in &tenure.statuses {
        membership.say(gg::STATUS, Literal::from(status.as_str()));
    }
    let days = [(gg::FIRST_ATTESTED, tenure.first), (gg::LAST_ATTESTED, tenure.last), (gg::FORMER_BY, tenure.former)];
    for (relation, day) in days {
        if let Some(day) = day {
            membership.say(relation, date::day(day));
        }
    }
    let Some((first, last)) = tenure.first.zip(tenure.last) else { return vec![membership] };
    let mut attested = Description::of(part(membership.subject().as_ref(), "attested"), time::PROPER_INTERVAL);
    membership.say(org::MEMBER_DURING, attested.subject().clone());
    let ends = date::interval(first, last, &mut attested);
    [membership, attested].into_iter().chain(ends).collect()
}
