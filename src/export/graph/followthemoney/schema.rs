//! Which schema of FollowTheMoney a node is of.

use std::collections::HashMap;

use serde::Deserialize;

use crate::graph::Node;

/// Words of organizations' names, by what they tell.
#[derive(Deserialize)]
struct Words {
    #[serde(rename = "Company")]
    company: Vec<String>,
    #[serde(rename = "PublicBody")]
    public: Vec<String>,
    #[serde(rename = "Organization")]
    other: Vec<String>,
}

/// What is known of schemas.
#[derive(Debug, Default)]
pub(super) struct Schemas(HashMap<String, &'static str>);

impl Schemas {
    /// Those of `data/exports/followthemoney.json`.
    pub(super) fn read() -> serde_json::Result<Self> {
        let words: Words = serde_json::from_str(include_str!("../../../../data/exports/followthemoney.json"))?;
        let lists = [("Company", words.company), ("PublicBody", words.public), ("Organization", words.other)];
        let each = lists.into_iter().flat_map(|(schema, words)| words.into_iter().map(move |word| (word, schema)));
        Ok(Schemas(each.collect()))
    }

    /// None for what FollowTheMoney has nothing for: dates, industries, and kinds that a pack has declared.
    pub(super) fn of(&self, node: Node<'_>) -> Option<&'static str> {
        Some(match node.kind() {
            "person" => "Person",
            "title" => "Position",
            "organization" => self.of_organization(node),
            "place" | "river" => "Address",
            "event" => "Event",
            "policy" => "Project",
            _ => return None,
        })
    }

    fn of_organization(&self, node: Node<'_>) -> &'static str {
        if node.key().to_string().starts_with("company:") {
            return "Company";
        }
        let name = node.name().to_lowercase();
        let mut words = name.split(|c: char| !c.is_alphanumeric()).rev();
        words.find_map(|word| self.0.get(word).copied()).unwrap_or("Organization")
    }
}

/// Whether a schema extends FollowTheMoney's `LegalEntity`.
pub(super) fn is_legal_entity(schema: &str) -> bool {
    matches!(schema, "Person" | "Company" | "PublicBody" | "Organization")
}
