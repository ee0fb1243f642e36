//! The machinery by name: technology, abbreviations, the verbs of operations, and a team's own words.

use super::fitting;
use super::report::Report;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::Text;
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
            Fix::Replace(fitting::opened(&doc.text, hit.first, public))
        };
        report.add(Rule::InternalTechnology, doc, doc.bytes(hit), OWN, fix);
    }
    for hit in doc.of(Family::Technology) {
        let own = doc.of(Family::Internal).any(|own| own.first <= hit.last && hit.first <= own.last);
        if !own && !is_product(doc, hit) && !is_readers_own(doc, hit) && !in_a_name(doc, hit) {
            report.add(Rule::InternalTechnology, doc, doc.bytes(hit), TECHNOLOGY, public_name(doc, hit));
        }
    }
}

/// What stands for one part or many.
const COUNTED: &str = "database search-system message-queue data-system web-server settings-store server \
background-job deployment-system sign-in-system";
/// What stands for a whole that is not counted.
const UNCOUNTED: &str =
    "temporary-storage server-software traffic-routing name-lookup storage monitoring copying-of-data";
/// Names that end like many and are one.
const ONE: &str = "redis kubernetes k8s nats dns postgres ecs eks hdfs sqs kinesis efs nfs coredns kube-dns iptables ipvs apache consul";
/// Words before a name that stands alone, without an article.
const ALONE: &str = "of in on by with from to behind for at and or because that while when but into via restarted \
restarting moved moving use using against";

/// What the part is to a reader, where that fits the sentence; else it is only told.
fn public_name(doc: &Doc<'_>, hit: &Hit) -> Fix {
    let text = &doc.text;
    let value = doc.value(hit);
    let key = value.replace(' ', "-");
    let told = || Fix::Advice(["Say what it does for readers, who would call it “", value, "”."].concat());
    let is_worked_on = doc.of(Family::Operation).any(|verb| verb.first <= hit.last && hit.first <= verb.last);
    if is_worked_on || !fitting::ends_noun(text, hit.last) {
        return told();
    }
    let last = text.word(hit.last);
    let many = last.ends_with('s') && !last.ends_with("ss") && !one_of(last, ONE);
    let lead = fitting::before(text, hit.first);
    let led = fitting::is_determined(text, hit.first);
    match (one_of(&key, COUNTED), one_of(&key, UNCOUNTED)) {
        (true, _) if many && lead != "no" => fitting::noun(doc, hit.first, hit.last, &[value, "s"].concat()),
        (_, true) if many || one_of(lead, "a an no one each every another any") => told(),
        (true, _) | (_, true) if led => fitting::noun(doc, hit.first, hit.last, value),
        (true, _) | (_, true) if lead.is_empty() || one_of(lead, ALONE) => {
            let own =
                if one_of(&key, "copying-of-data traffic-routing name-lookup") { "the " } else { "our " };
            fitting::noun(doc, hit.first, hit.last, &[own, value].concat())
        }
        _ if value == "software fault" && !many && one_of(lead, "a an the this") => {
            fitting::noun(doc, hit.first, hit.last, value)
        }
        _ => told(),
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
        report.add(Rule::UndefinedAcronym, doc, doc.bytes(hit), ACRONYM, spelled_out(doc, hit, public));
    }
}

/// Abbreviations whose words are no noun.
const NO_NOUNS: &str = "oom ooms oomed oomkilled oomkill lru eod cob tbc ha dr raid jit";

/// The words of an abbreviation, where they fit the sentence; else they are only told.
fn spelled_out(doc: &Doc<'_>, hit: &Hit, public: &str) -> Fix {
    let text = &doc.text;
    let lead = fitting::before(text, hit.first);
    let many = doc.typed(hit).ends_with('s');
    let alone = lead.is_empty() || one_of(lead, ALONE);
    let fits = !many && !one_of(text.word(hit.first), NO_NOUNS) && fitting::ends_noun(text, hit.last);
    match fits {
        true if fitting::is_determined(text, hit.first) => fitting::noun(doc, hit.first, hit.last, public),
        true if alone => fitting::noun(doc, hit.first, hit.last, &["the ", public].concat()),
        _ => Fix::Advice(["Say it in words: ", public, "."].concat()),
    }
}

/// Verbs of operations. Their nouns are the readers' words as well, but for a few of the trade.
pub(super) fn operations_verb(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Operation) {
        let opens = doc.text.opens_sentence(hit.first);
        let name = !opens && doc.text.typed(hit.first).starts_upper();
        let in_technology =
            doc.of(Family::Technology).any(|other| other.first <= hit.first && hit.last <= other.last);
        if !name && !in_technology && !is_noun(doc, hit) {
            report.add(Rule::OperationsVerb, doc, doc.bytes(hit), VERB, plain_verb(doc, hit));
        }
    }
}

/// Values that stand for every phrase of their row in any sentence.
const PLAIN_VERBS: &str = "move switch restart add reduce replace fill clear put limit stop look";

/// The plain verb in the form of the other, where the sentence then stands; else it is only told.
fn plain_verb(doc: &Doc<'_>, hit: &Hit) -> Fix {
    let text = &doc.text;
    let value = doc.value(hit);
    let (forms, rest) = value.split_at(value.find(' ').unwrap_or(value.len()));
    let base = forms.split('/').next().unwrap_or(forms);
    let told = || Fix::Advice(["Say it plainly, such as: ", base, rest, "."].concat());
    let form = form_of(text, hit);
    let takes_object = rest.is_empty() || one_of(rest.rsplit(' ').next().unwrap_or(""), "from to at in");
    let behind = match takes_object {
        true => {
            text.word(hit.last) == "the" || fitting::has_object(text, hit.last) && !has_own_object(text, hit)
        }
        false => fitting::ends_noun(text, hit.last) && !one_of(text.word(hit.last + 1), "to with from of"),
    };
    let own = base != "fill" || text.word(hit.first).starts_with("backfill");
    if !behind || !own || !one_of(base, PLAIN_VERBS) || !is_led(text, hit, form) {
        return told();
    }
    let verb = conjugated(value, form);
    let the = if takes_object && text.word(hit.last) == "the" { " the" } else { "" };
    Fix::Replace(fitting::opened(text, hit.first, &[&verb, the].concat()))
}

/// "tail the logs" holds its object already.
fn has_own_object(text: &Text<'_>, hit: &Hit) -> bool {
    (hit.first + 1..=hit.last).any(|at| text.word(at) == "the")
}

/// The form of the verb among the words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Base,
    Past,
    Going,
    Other,
}

fn form_of(text: &Text<'_>, hit: &Hit) -> Form {
    let word = text.word(hit.first);
    match word {
        _ if word.ends_with("ing") => Form::Going,
        "spun" | "tore" | "rolled" => Form::Past,
        _ if word.ends_with("ed") && word != "shed" => Form::Past,
        _ if word.ends_with('s') => Form::Other,
        _ => Form::Base,
    }
}

/// Whether people do it: not a noun, not what was done to something.
fn is_led(text: &Text<'_>, hit: &Hit, form: Form) -> bool {
    let sentence = text.sentence_at(hit.first);
    let mut at = hit.first;
    while at > sentence.first
        && one_of(
            text.word(at - 1),
            "also now then already currently still successfully manually immediately not",
        )
    {
        at -= 1;
    }
    let lead = fitting::before(text, at);
    match form {
        Form::Base => one_of(lead, "to we will we'll must can could should may might cannot"),
        Form::Past => one_of(lead, "we we've have team engineers they has"),
        Form::Going => one_of(lead, "are we're is be by"),
        Form::Other => false,
    }
}

/// "the drain": a bare word with an article is a thing, unless only operations use it.
fn is_noun(doc: &Doc<'_>, hit: &Hit) -> bool {
    let word = doc.text.word(hit.first);
    let inflected = (hit.first..=hit.last).any(|at| {
        let word = doc.text.word(at);
        word.ends_with("ed") || word.ends_with("ing") || one_of(word, "spun tore")
    });
    let trade =
        one_of(word, "failover failovers canary hotfix backfill sigkill backfills hotfixes oomkilled");
    let told = one_of(doc.text.word(hit.last), "the to into flag dns forward load")
        || hit.first < hit.last && one_of(doc.text.word(hit.first + 1), "the a");
    let led = hit.first > 0
        && one_of(
            doc.text.word(hit.first - 1),
            "to we will and then must they now we'll can could should may might engineers team please",
        );
    !inflected && !trade && !led && !told
}

/// "move/moved/moving traffic" in a form.
fn conjugated(value: &str, form: Form) -> String {
    let (forms, rest) = value.split_at(value.find(' ').unwrap_or(value.len()));
    let wanted = match form {
        Form::Going => 2,
        Form::Past => 1,
        Form::Base | Form::Other => 0,
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
    use super::{Form, conjugated};

    #[test]
    fn a_plain_verb_takes_the_form_of_the_one_it_replaces() {
        assert_eq!(conjugated("move/moved/moving traffic away from", Form::Past), "moved traffic away from");
        assert_eq!(
            conjugated("move/moved/moving traffic away from", Form::Going),
            "moving traffic away from"
        );
        assert_eq!(conjugated("move/moved/moving traffic away from", Form::Base), "move traffic away from");
    }
}
