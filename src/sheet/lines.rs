//! What the lines of an answer say: steps, boxes of a path, people, runbook lines. What fits no form is words all the same.

/// The lines of an answer that say something, without the marks of a list.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| without_mark(line.trim())).filter(|line| !line.is_empty())
}

/// Without `- `, `* `, `• ` or `3. ` in front, where something follows.
fn without_mark(line: &str) -> &str {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = match number.len() < line.len() {
        true => number.strip_prefix(". ").or_else(|| number.strip_prefix(") ")),
        false => ["- ", "* ", "• "].iter().find_map(|mark| line.strip_prefix(mark)),
    };
    rest.map_or(line, str::trim_start)
}

/// What stands before and behind the first colon that a space follows; an address has none. Both say something.
fn before_and_behind(line: &str) -> Option<(&str, &str)> {
    let (before, behind) = line.split_once(": ")?;
    let (before, behind) = (before.trim(), behind.trim());
    (!before.is_empty() && !behind.is_empty()).then_some((before, behind))
}

/// A step of a deploy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'a> {
    /// What is done.
    pub what: &'a str,
    /// Who can explain it; `None` where nobody is named.
    pub who: Option<&'a str>,
}

/// The steps of a deploy, a line each: `Build the image: Ana`.
pub fn steps(text: &str) -> Vec<Step<'_>> {
    let step = |line| {
        // The last colon: a step may have one itself.
        let (what, who) = line_rsplit(line);
        Step { what, who }
    };
    lines(text).map(step).collect()
}

fn line_rsplit(line: &str) -> (&str, Option<&str>) {
    match line.rsplit_once(": ").map(|(what, who)| (what.trim(), who.trim())) {
        Some((what, who)) if !what.is_empty() && !who.is_empty() => (what, Some(who)),
        _ => (line.trim_end_matches(':').trim_end(), None),
    }
}

/// Something that takes a request on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathBox<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What is said about it; empty for nothing.
    pub about: &'a str,
}

/// The way of a request, in order: a line each, or with arrows in a line. `shop: two of them`.
pub fn path_boxes(text: &str) -> Vec<PathBox<'_>> {
    let mut boxes = Vec::new();
    for line in lines(text) {
        let mut rest = line;
        loop {
            let (part, behind) = at_arrow(rest).map_or((rest, ""), |(part, behind)| (part, behind));
            let part = part.trim();
            if !part.is_empty() {
                let (name, about) = before_and_behind(part).unwrap_or((part, ""));
                boxes.push(PathBox { name, about });
            }
            if behind.is_empty() {
                break;
            }
            rest = behind;
        }
    }
    boxes
}

/// The arrows that people type, longer ones first.
const ARROWS: [&str; 8] = ["-->", "->", "==>", "=>", "→", "⇒", "➔", "⟶"];

/// What stands before and behind the first arrow.
fn at_arrow(line: &str) -> Option<(&str, &str)> {
    let found = ARROWS.iter().filter_map(|arrow| line.find(arrow).map(|at| (at, arrow.len())));
    // Of two at one place the longer one: it stands first.
    let (at, length) = found.min_by_key(|(at, _)| *at)?;
    Some((&line[..at], &line[at + length..]))
}

/// Somebody who can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact<'a> {
    /// Who, or what for: `Support`, `Finance`.
    pub who: &'a str,
    /// How; empty where it is not said apart.
    pub how: &'a str,
}

/// People to call, a line each: `Support: Ben, +49 30 1234567`.
pub fn contacts(text: &str) -> Vec<Contact<'_>> {
    let contact = |line| {
        let (who, how) = before_and_behind(line).unwrap_or((line, ""));
        Contact { who, how }
    };
    lines(text).map(contact).collect()
}

/// A line of the runbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunbookLine<'a> {
    /// What one sees.
    pub symptom: &'a str,
    /// What helps, a line each; empty where nothing is said about that.
    pub what_to_do: String,
}

impl RunbookLine<'_> {
    /// The words of the action that is logged for it.
    pub fn action(&self) -> String {
        match self.what_to_do.is_empty() {
            true => self.symptom.to_owned(),
            false => format!("{} (runbook: {})", self.what_to_do, self.symptom),
        }
    }
}

/// The runbook: `disk full -> remove old logs`. What stands below and is set in, or has the mark of a list, belongs to the line
/// above it.
pub fn runbook(text: &str) -> Vec<RunbookLine<'_>> {
    let mut all: Vec<RunbookLine> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let words = without_mark(line.trim());
        match (at_arrow(words), all.last_mut()) {
            (Some((symptom, behind)), _) if !symptom.trim().is_empty() => {
                all.push(RunbookLine { symptom: symptom.trim(), what_to_do: behind.trim().to_owned() });
            }
            (None, Some(above)) if words.len() < line.trim_end().len() => {
                if !above.what_to_do.is_empty() {
                    above.what_to_do.push('\n');
                }
                above.what_to_do.push_str(words);
            }
            _ => all.push(RunbookLine { symptom: words, what_to_do: String::new() }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_names_who_can_explain_it_or_nobody() {
        let text =
            "1. Merge to main: Ana\n2) Build the image\n- Migrate: only forwards: Ben and Chi\n\nSwitch:\n";
        let found: Vec<(&str, Option<&str>)> = steps(text).iter().map(|step| (step.what, step.who)).collect();
        assert_eq!(
            found,
            [
                ("Merge to main", Some("Ana")),
                ("Build the image", None),
                ("Migrate: only forwards", Some("Ben and Chi")),
                ("Switch", None),
            ]
        );
    }

    fn path(text: &str) -> Vec<String> {
        path_boxes(text).iter().map(|b| [b.name, "|", b.about].concat()).collect()
    }

    #[test]
    fn a_path_is_a_line_each_or_a_row_with_arrows() {
        assert_eq!(
            path("browser\nCDN: caches pictures\n  * nginx"),
            ["browser|", "CDN|caches pictures", "nginx|"]
        );
        assert_eq!(
            path("CDN -> nginx → shop: two of them --> PostgreSQL"),
            ["CDN|", "nginx|", "shop|two of them", "PostgreSQL|"]
        );
        assert_eq!(path("a => b\nc ==> d ->"), ["a|", "b|", "c|", "d|"]);
        assert_eq!(path("-> ->\n\n"), [""; 0]);
        assert_eq!(path("nginx at 10.0.0.1:80"), ["nginx at 10.0.0.1:80|"]);
    }

    #[test]
    fn whom_to_call_stands_before_how() {
        let found = contacts("Support: Ben, +49 30 1234567\nthe vendor\nSee https://a.example/x");
        let found: Vec<(&str, &str)> = found.iter().map(|contact| (contact.who, contact.how)).collect();
        assert_eq!(
            found,
            [("Support", "Ben, +49 30 1234567"), ("the vendor", ""), ("See https://a.example/x", "")]
        );
    }

    #[test]
    fn a_runbook_line_is_a_symptom_and_what_helps() {
        let text = "disk full -> remove old logs\n\
            queue lags →\n  1. look at the workers\n  2. restart them\n\
            - certificate ran out => renew it -> tell support\n\
            nobody can log in\n\
            -> an arrow alone";
        let found: Vec<String> = runbook(text)
            .iter()
            .map(|line| [line.symptom, "|", &line.what_to_do.replace('\n', " / ")].concat())
            .collect();
        assert_eq!(
            found,
            [
                "disk full|remove old logs",
                "queue lags|look at the workers / restart them",
                "certificate ran out|renew it -> tell support",
                "nobody can log in|",
                "-> an arrow alone|",
            ]
        );
    }

    #[test]
    fn a_line_that_is_set_in_belongs_to_the_one_above_and_without_one_stands_by_itself() {
        let found = runbook("  indented at first\n  - and on");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].symptom, found[0].what_to_do.as_str()), ("indented at first", "and on"));
    }

    #[test]
    fn the_action_says_what_is_done_and_which_line_it_is() {
        let all = runbook("disk full -> remove old logs\nnobody can log in");
        assert_eq!(all[0].action(), "remove old logs (runbook: disk full)");
        assert_eq!(all[1].action(), "nobody can log in");
    }
}
