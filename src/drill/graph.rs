//! A graph as a picture of lines, and in words for whoever does not see it.

use super::script::Graph;
use crate::export::times;

/// The picture's size in its own units.
const WIDTH: u64 = 240;
const HEIGHT: u64 = 60;

/// A graph as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The corners of its line, as an SVG `polyline` has them.
    pub line: String,
    /// The size of the picture, as a `viewBox` has it.
    pub view: String,
    /// The most that is counted in it.
    pub most: u32,
    /// What it shows, in words.
    pub words: String,
}

impl Graph {
    /// How it is drawn.
    pub fn drawn(&self) -> Drawing {
        let most = self.points.iter().copied().max().unwrap_or_default();
        let steps = (self.points.len().max(2) - 1) as u64;
        let corner = |(place, point): (usize, &u32)| {
            let down = HEIGHT - HEIGHT * u64::from(*point) / u64::from(most.max(1));
            format!("{},{}", place as u64 * WIDTH / steps, down + 2)
        };
        let line = self.points.iter().enumerate().map(corner).collect::<Vec<String>>().join(" ");
        Drawing { line, view: format!("0 0 {WIDTH} {}", HEIGHT + 4), most, words: self.words() }
    }

    /// What it shows, in words: from where to where, over how long, and what one sees.
    fn words(&self) -> String {
        let steps = i64::try_from(self.points.len().saturating_sub(1)).unwrap_or_default();
        let span = times::span(steps * i64::from(self.every) * 1000);
        let (first, last) = (
            self.points.first().copied().unwrap_or_default(),
            self.points.last().copied().unwrap_or_default(),
        );
        let most = self.points.iter().copied().max().unwrap_or_default();
        let unit = &self.unit;
        format!("{}: from {first} to {last} {unit} in {span}, at most {most}. {}", self.title, self.says)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_is_a_line_and_words() {
        let (title, unit) = ("Orders waiting".to_owned(), "orders".to_owned());
        let graph = Graph { title, unit, every: 60, points: vec![0, 50, 100], says: "It rises.".into() };
        let drawing = graph.drawn();
        assert_eq!(drawing.line, "0,62 120,32 240,2");
        assert_eq!(drawing.words, "Orders waiting: from 0 to 100 orders in 2 min, at most 100. It rises.");
        let flat = Graph { points: vec![0, 0], ..graph };
        assert_eq!(flat.drawn().line, "0,62 240,62");
    }
}
