//! What may be said, and why not.

use super::Rejected;
use crate::domain::facts::{AllClear, ChangeDetails, Detail, YesNo};
use crate::domain::model::{EntryKind, RECENT_CHANGE_MINUTES};
use crate::domain::state::{DRILL_SPEEDS, Effect, State};
use crate::domain::values::{
    ChangeKind, ENTRY_LIMIT, Link, Phase, SeverityNames, Stamp, Timestamp, is_letter,
};

/// Why a detail is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "a variant's sentence says what its fields are")]
pub enum DetailError {
    /// Nothing was said of the impact.
    Blank,
    /// Nothing was said.
    NothingSaid,
    /// One of its texts has so many characters; [`ENTRY_LIMIT`] fit.
    TooLong(usize),
    /// It would end before it began.
    EndBeforeStart { start: Timestamp, end: Timestamp },
    /// It would be noticed before it began.
    NoticedBeforeStart { start: Timestamp, noticed: Timestamp },
    /// That no data was lost, and nothing of how that is known.
    NoSource,
    /// A role, a task or a link without a name.
    NoName,
    /// No link that is safe to follow.
    NoLink,
    /// A script without its text.
    NoScript,
    /// A script that nobody reviewed, without a reason.
    NoReview,
    /// The watch would be over already, or what is expected would have to be there.
    WatchInThePast(Timestamp),
    /// A watch of more than a week.
    WatchTooFar,
    /// A drill at a speed that none has.
    NoSpeed,
}

const WEEK_MILLIS: i64 = 7 * 24 * 3_600_000;

impl State {
    /// The detail as it is kept: without white space around its words.
    ///
    /// # Errors
    /// [`Rejected`] says which rule refuses it.
    pub(in crate::domain) fn admit(&self, mut detail: Detail, now: Timestamp) -> Result<Detail, Rejected> {
        let mut longest = 0;
        detail.each_words(&mut |words| {
            let kept = words.trim_end().trim_start_matches('\n');
            *words = if kept.contains('\n') { kept.to_owned() } else { kept.trim_start().to_owned() };
            longest = longest.max(words.chars().count());
        });
        if longest > ENTRY_LIMIT {
            return Err(Rejected::Detail(DetailError::TooLong(longest)));
        }
        self.check(&detail, now)?;
        Ok(detail)
    }

    fn check(&self, detail: &Detail, now: Timestamp) -> Result<(), Rejected> {
        let no =
            |is_wrong: bool, error: DetailError| if is_wrong { Err(Rejected::Detail(error)) } else { Ok(()) };
        let details = &self.details;
        let is_new = match detail {
            Detail::ImpactStated(impact) => {
                let says_nothing = [&impact.who, &impact.what, &impact.place]
                    .iter()
                    .all(|part| part.is_empty())
                    && (impact.since, impact.data, impact.legal) == (None, YesNo::Unknown, YesNo::Unknown);
                no(says_nothing, DetailError::Blank)?;
                past(impact.since.unwrap_or(now), now)?;
                self.impact().is_none_or(|before| before.said != *impact)
            }
            Detail::StartSet { at } => {
                past(*at, now)?;
                self.in_order(Some(*at), details.detected, self.resolved)?;
                details.started != Some(*at)
            }
            Detail::DetectionSet { at } => {
                past(*at, now)?;
                self.in_order(self.details.started, Some(*at), None)?;
                details.detected != Some(*at)
            }
            Detail::RoleTaken { role, name } => {
                no(is_nameless(role) || (!name.is_empty() && is_nameless(name)), DetailError::NoName)?;
                details.holder(role).unwrap_or_default() != name
            }
            Detail::HandoverTaken { role, name } => {
                no(is_nameless(role) || is_nameless(name), DetailError::NoName)?;
                true
            }
            Detail::InformedAdded(informed) => {
                no(is_nameless(&informed.who), DetailError::NoName)?;
                no(informed.minutes > 24 * 60, DetailError::WatchTooFar)?;
                details.informed.iter().all(|before| before.said != *informed)
            }
            Detail::ActionTied { action, theory } => {
                let task = self.actions.get(*action).ok_or(Rejected::Unknown(*action))?;
                self.theories.get(*theory).ok_or(Rejected::Unknown(*theory))?;
                task.theory != Some(*theory)
            }
            Detail::ActionMoved { action, owner, due } => {
                let task = self.actions.get(*action).ok_or(Rejected::Unknown(*action))?;
                no(is_nameless(owner), DetailError::NoName)?;
                task.owner != *owner || task.due != *due
            }
            Detail::ChangeDescribed { change, how } => {
                if !self.is_change_entry(*change) {
                    return Err(Rejected::Unknown(*change));
                }
                how.check().map_err(Rejected::Detail)?;
                details.how(*change) != Some(how)
            }
            Detail::EffectExpected { change, text, by } => {
                if !self.is_change_entry(*change) {
                    return Err(Rejected::Unknown(*change));
                }
                no(text.trim().is_empty(), DetailError::NothingSaid)?;
                no(*by <= now, DetailError::WatchInThePast(*by))?;
                no(by.since(now) > WEEK_MILLIS, DetailError::WatchTooFar)?;
                let is_same = |e: &Effect| (e.change, &e.text, e.by) == (*change, text, *by);
                !details.effects.iter().any(|effect| is_same(&effect.said))
            }
            Detail::EffectChecked { expected, seen } => {
                let effect = details.effects.iter().find(|effect| effect.id == *expected);
                let effect = effect.ok_or(Rejected::Unknown(*expected))?;
                self.entries.get(*seen).ok_or(Rejected::Unknown(*seen))?;
                effect.said.seen != Some(*seen)
            }
            Detail::Pinned { name, link } => {
                no(Link::parse(link).is_none(), DetailError::NoLink)?;
                no(name.is_empty(), DetailError::NoName)?;
                details.pins.iter().all(|pin| pin.said != (name.clone(), link.clone()))
            }
            Detail::WatchSet { until } => {
                no(*until <= now, DetailError::WatchInThePast(*until))?;
                no(until.since(now) > WEEK_MILLIS, DetailError::WatchTooFar)?;
                self.watch().is_none_or(|watch| watch.said != *until)
            }
            Detail::AllClearGiven(AllClear { from, to, data, data_source, .. }) => {
                no(*data == YesNo::No && data_source.trim().is_empty(), DetailError::NoSource)?;
                no(to < from, DetailError::EndBeforeStart { start: *from, end: *to })?;
                past(*to, now)?;
                true
            }
            Detail::AspectStated { aspect, text } => {
                no(text.trim().is_empty(), DetailError::NothingSaid)?;
                details.aspect(*aspect) != Some(text)
            }
            Detail::DrillBegan { script, name, speed } => {
                no(is_nameless(name) || is_nameless(script), DetailError::NoName)?;
                no(!DRILL_SPEEDS.contains(speed), DetailError::NoSpeed)?;
                details.drill.is_none()
            }
            Detail::SeveritiesNamed { names } => {
                let named = SeverityNames::new(names);
                no(named.is_none(), DetailError::NoName)?;
                details.severities.own() != names
            }
        };
        if is_new { Ok(()) } else { Err(Rejected::Unchanged) }
    }

    fn in_order(
        &self,
        start: Option<Timestamp>,
        noticed: Option<Timestamp>,
        end: Option<Timestamp>,
    ) -> Result<(), Rejected> {
        match (start, noticed, end) {
            (Some(start), Some(noticed), _) if noticed < start => {
                Err(Rejected::Detail(DetailError::NoticedBeforeStart { start, noticed }))
            }
            (Some(start), _, Some(end)) if end < start => {
                Err(Rejected::Detail(DetailError::EndBeforeStart { start, end }))
            }
            _ => Ok(()),
        }
    }

    pub(in crate::domain) fn is_change_entry(&self, id: Stamp) -> bool {
        self.entries.get(id).is_some_and(|e| e.kind == EntryKind::Change && e.undone.is_none())
    }

    /// Whether it may be too soon to call it over, after `before`: the system was changed a moment ago
    /// or the remedy was being watched, and the watch is not over. Only to be offered.
    pub fn wants_watch(&self, before: Phase, now: Timestamp) -> bool {
        let changed = self.last_change_made();
        let is_recent = changed.is_some_and(|at| now.since(at) < RECENT_CHANGE_MINUTES * 60_000);
        let watched = self.details.watch.as_ref();
        let is_over = watched.is_some_and(|watch| watch.said <= now && Some(watch.at) >= changed);
        (is_recent || before == Phase::Monitoring) && !is_over
    }
}

impl ChangeDetails {
    /// Whether it may be kept so: a script needs its text, and a reviewer or a reason.
    ///
    /// # Errors
    /// [`DetailError`] says what it lacks.
    pub fn check(&self) -> Result<(), DetailError> {
        if self.kind != Some(ChangeKind::Script) {
            return Ok(());
        }
        if self.script.trim().is_empty() {
            return Err(DetailError::NoScript);
        }
        if self.reviewers().next().is_none() && self.unreviewed.trim().is_empty() {
            return Err(DetailError::NoReview);
        }
        Ok(())
    }
}

/// Whether nobody is called so: there is neither a letter nor a digit in it.
pub(in crate::domain) fn is_nameless(name: &str) -> bool {
    !name.chars().any(is_letter)
}

/// A clock may be ahead of another one by a minute.
fn past(at: Timestamp, now: Timestamp) -> Result<(), Rejected> {
    if at.since(now) > 60_000 { Err(Rejected::InTheFuture(at)) } else { Ok(()) }
}
