//! The machinery by name: technology, abbreviations, the verbs of operations, and a team's own words.

use super::report::Report;
use super::wording::cased;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::words::{Family, one_of};

const TECHNOLOGY: &str = "Readers do not know the parts inside; say what the part does for them.";
const OWN: &str = "This is a word of the team; readers know it by another.";
const ACRONYM: &str = "Not every reader knows this abbreviation.";
const VERB: &str = "This is a word of the trade; say it as you would to a neighbour.";

/// Names of the machinery, and internal words of the glossary.
pub(super) fn internal_technology(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Internal) {
        let public = doc.value(hit);
        let fix = if public.is_empty() {
            Fix::Advice("Say it in the readers' words.".to_owned())
        } else {
            Fix::Replace(public.to_owned())
        };
        report.add(Rule::InternalTechnology, doc, doc.bytes(hit), OWN, fix);
    }
    for hit in doc.of(Family::Technology) {
        let own = doc.of(Family::Internal).any(|own| own.first <= hit.last && hit.first <= own.last);
        if !own && !is_product(doc, hit) && !is_readers_own(doc, hit) && !in_a_name(doc, hit) {
            report.add(
                Rule::InternalTechnology,
                doc,
                doc.bytes(hit),
                TECHNOLOGY,
                Fix::Replace(cased(doc, hit, doc.value(hit))),
            );
        }
    }
}

/// Whether the words are the name of something sold: "Managed Postgres", "Cloud Load Balancer",
/// "Kubernetes Engine".
fn is_product(doc: &Doc<'_>, hit: &Hit) -> bool {
    let text = &doc.text;
    let capital = |at: usize| text.typed(at).starts_upper();
    let titled =
        hit.first < hit.last && (hit.first..=hit.last).all(capital) && !text.opens_sentence(hit.first);
    let led = hit.first > 0
        && text.gap(hit.first - 1) == " "
        && capital(hit.first - 1)
        && one_of(
            text.word(hit.first - 1),
            "cloud google amazon aws azure managed alibaba ibm oracle heroku gitlab github digitalocean network app internal external",
        );
    let followed = text.gap(hit.last) == " "
        && capital(hit.last + 1)
        && one_of(
            text.word(hit.last + 1),
            "engine service services api cloud platform enterprise service's instances",
        );
    let many = hit.first < hit.last && hit.first > 1;
    let name_before = many
        && capital(hit.first)
        && capital(hit.first - 1)
        && text.gap(hit.first - 1) == " "
        && !text.opens_sentence(hit.first - 1);
    titled || led || followed || name_before
}

/// "your Postgres database", "creating load balancers": what readers run themselves.
fn is_readers_own(doc: &Doc<'_>, hit: &Hit) -> bool {
    let from = hit.first.saturating_sub(4).max(doc.text.sentence_at(hit.first).first);
    doc.any_word(from, hit.first, "your their customer customers create creating users newly customers'")
}

/// Part of a dotted name such as "grafana.example.com".
fn in_a_name(doc: &Doc<'_>, hit: &Hit) -> bool {
    doc.text.gap_before(hit.first) == "." && hit.first > 0
        || doc.text.gap(hit.last) == "." && hit.last + 1 < doc.text.len()
}

/// Abbreviations nobody outside knows, unless the text explains them.
pub(super) fn undefined_acronym(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Acronym) {
        let text = &doc.text;
        let explained =
            text.gap_before(hit.first).ends_with('(') || text.gap(hit.last).trim_start().starts_with('(');
        let named = text.gap_before(hit.first).ends_in("-/._") || text.gap(hit.last).starts_in("-_");
        if explained || named {
            continue;
        }
        let words = doc.value(hit);
        let public = words.split_once('|').map_or(words, |(_, public)| public);
        report.add(
            Rule::UndefinedAcronym,
            doc,
            doc.bytes(hit),
            ACRONYM,
            Fix::Replace(cased(doc, hit, public)),
        );
    }
}

/// Verbs of operations.
pub(super) fn operations_verb(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Operation) {
        let opens = doc.text.opens_sentence(hit.first);
        let name = !opens && doc.text.typed(hit.first).starts_upper();
        let in_technology =
            doc.of(Family::Technology).any(|other| other.first <= hit.first && hit.last <= other.last);
        if !name && !in_technology && !is_noun(doc, hit) {
            let put = cased(doc, hit, &conjugated(doc.value(hit), doc.text.word(hit.first)));
            report.add(Rule::OperationsVerb, doc, doc.bytes(hit), VERB, Fix::Replace(put));
        }
    }
}

/// "the drain": a bare word with an article is a thing, unless only operations use it.
fn is_noun(doc: &Doc<'_>, hit: &Hit) -> bool {
    let word = doc.text.word(hit.first);
    let bare = hit.first == hit.last && !word.ends_with("ed") && !word.ends_with("ing");
    let trade = one_of(word, "failover failovers canary hotfix backfill sigkill backfills hotfixes");
    let led = hit.first > 0
        && one_of(doc.text.word(hit.first - 1), "to we will and then must they now we'll can engineers");
    bare && !trade && !led
}

/// "move/moved/moving traffic" in the form of the verb it replaces.
fn conjugated(value: &str, like: &str) -> String {
    let (forms, rest) = value.split_at(value.find(' ').unwrap_or(value.len()));
    let wanted = if like.ends_with("ing") {
        2
    } else if like.ends_with("ed") || one_of(like, "spun tore rolled") {
        1
    } else {
        0
    };
    let form = forms.split('/').nth(wanted).unwrap_or(forms);
    [form, rest].concat()
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::InternalTechnology,
        &[
            "A «Redis» failover slows down the shop.",
            "«Kafka brokers» are restarting.",
            "We ran out of «file descriptors».",
            "The «read replica» is behind.",
            "A «crash loop» in the photo service keeps albums closed.",
        ],
        &[
            "The Kubernetes Engine console does not load.",
            "Cloud SQL and Network Load Balancers answer again.",
            "The library opens again on Monday.",
            "Your rabbit photos are back.",
            "See https://redis.example.com/kafka for more.",
        ],
    ),
    super::examples::Examples {
        rule: Rule::InternalTechnology,
        fires: &[
            "«Kraken» does not answer.",
            "The «blue  pipeline» is late.",
            "The «Blue-Pipeline» is late.",
        ],
        silent: &["Postgres Day is postponed.", "The pipeline is blue.", "Krakens are not real."],
        scene: |_, glossary| {
            glossary
                .words
                .push(crate::language::Word { internal: "kraken".to_owned(), public: "billing".to_owned() });
            glossary.words.push(crate::language::Word {
                internal: "Blue Pipeline".to_owned(),
                public: "report export".to_owned(),
            });
            glossary.public_names.push("Postgres Day".to_owned());
        },
    },
    super::examples::plain(
        Rule::UndefinedAcronym,
        &[
            "The «WAL» is full.",
            "The «RCA» follows.",
            "Failed items went to the «DLQ».",
            "The «SLO» is not met.",
        ],
        &[
            "The write-ahead log (WAL) is full.",
            "The API and the SDK work.",
            "Open the PDF in the EU portal.",
            "A wall fell on the cable.",
        ],
    ),
    super::examples::plain(
        Rule::OperationsVerb,
        &[
            "We «cordoned» the nodes.",
            "We are «draining traffic from» Oslo.",
            "We «failed over to» the second site.",
            "We «spun up» more machines.",
        ],
        &[
            "We moved traffic away.",
            "The kitchen drain is shown twice.",
            "The team page loads again.",
            "Users cannot fail the quiz over and over.",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::conjugated;

    #[test]
    fn a_plain_verb_takes_the_form_of_the_one_it_replaces() {
        assert_eq!(conjugated("move/moved/moving traffic away from", "drained"), "moved traffic away from");
        assert_eq!(conjugated("move/moved/moving traffic away from", "draining"), "moving traffic away from");
        assert_eq!(conjugated("move/moved/moving traffic away from", "drain"), "move traffic away from");
    }
}
