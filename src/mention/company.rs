//! The name proper of a company.

use super::mention::Mention;
use crate::pattern::ClassId;

/// The classes by which the name proper of a company is told from what it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompanyClasses {
    /// Companies among bodies.
    pub company: Option<ClassId>,
    /// Words and names that are nobody's own: ordinary words, places, legal forms, sectors.
    pub common: [Option<ClassId>; 5],
}

impl CompanyClasses {
    /// How many tokens of a company's name are its own, from the first: one of "Orifood and Beverage Private Ltd"; 0 if it is no
    /// company, or called by common words, or by nothing else.
    pub fn own_name(&self, mention: &Mention, is: impl Fn(u32, ClassId) -> bool) -> u32 {
        if !self.company.is_some_and(|company| mention.classes.contains(&company)) {
            return 0;
        }
        let common = |token: &u32| self.common.into_iter().flatten().any(|class| is(*token, class));
        let own = (mention.start..mention.end).take_while(|token| !common(token)).count() as u32;
        if mention.start + own < mention.end { own } else { 0 }
    }
}
