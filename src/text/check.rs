//! What holds for every split text.

use super::Text;

impl Text {
    /// Checks what holds for every text that [`Splitter::split`](crate::Splitter::split) gives: tokens are not empty, lie on character
    /// boundaries, follow one another without overlap, leave out only white space and characters of no width, and say rightly
    /// whether white space stands before them; sentences cover all tokens in order, and number their paragraphs from 0.
    ///
    /// # Errors
    ///
    /// A line that says what does not hold.
    ///
    /// ```
    /// use govgraph::Splitter;
    /// let text = "Ma, 61, is governor.";
    /// assert_eq!(Splitter::default().split(text).check(text), Ok(()));
    /// ```
    pub fn check(&self, text: &str) -> Result<(), String> {
        self.check_tokens(text)?;
        self.check_sentences(text)?;
        match self.source.filter(|span| span.of(text).is_empty()) {
            Some(span) => Err(format!("the source {span:?} does not fit the text")),
            None => Ok(()),
        }
    }

    fn check_tokens(&self, text: &str) -> Result<(), String> {
        let mut end = 0;
        for (index, token) in self.tokens.iter().enumerate() {
            if token.span.of(text).is_empty() {
                return Err(format!("token {index} {:?} is empty or cuts a character", token.span));
            }
            let gap = text.get(end as usize..token.span.start as usize);
            let gap = gap.ok_or_else(|| format!("token {index} {:?} overlaps the one before", token.span))?;
            if let Some(c) = gap.chars().find(|c| c.is_alphanumeric() || c.is_ascii_punctuation()) {
                return Err(format!("no token holds the {c:?} before token {index}"));
            }
            if token.glued != (gap.is_empty() && index > 0) {
                return Err(format!("token {index} {:?} says that it is glued: {}", token.span, token.glued));
            }
            end = token.span.end;
        }
        match text.get(end as usize..).and_then(|rest| rest.chars().find(|c| c.is_alphanumeric())) {
            Some(c) => Err(format!("no token holds the {c:?} at the end")),
            None => Ok(()),
        }
    }

    fn check_sentences(&self, text: &str) -> Result<(), String> {
        let (mut next, mut paragraph) = (0, 0);
        for (index, sentence) in self.sentences.iter().enumerate() {
            let tokens = self.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize).unwrap_or(&[]);
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
                return Err(format!("sentence {index} has no tokens"));
            };
            if sentence.tokens.start != next || sentence.span != first.span.join(last.span) {
                return Err(format!(
                    "sentence {index} {:?} does not go on from the one before: {:?}",
                    sentence,
                    sentence.span.of(text)
                ));
            }
            if sentence.paragraph != paragraph && sentence.paragraph != paragraph + u32::from(index > 0) {
                return Err(format!("sentence {index} is in paragraph {} after {paragraph}", sentence.paragraph));
            }
            (next, paragraph) = (sentence.tokens.end, sentence.paragraph);
        }
        if next as usize == self.tokens.len() { Ok(()) } else { Err(format!("no sentence holds token {next}")) }
    }
}
