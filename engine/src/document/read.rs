//! The document's parts as lists of their fields: what has to be there; what may be there.

use super::*;
use crate::answer::{Given, Told};
use crate::assess::Verdict;
use crate::json::Value;
use crate::packed::{Left, Packed};
use crate::read::{Notes, Read};
use crate::report::{Kept, KeptVerdict};

/// A part by its fields. A field of the type that is not named here, or is named and not there, is an error of the compiler.
macro_rules! fields {
    ($($type:ident($($needed:ident)*; $($more:ident)*) $open:literal;)*) => {$(
        impl $type {
            fn by_fields(value: Value, notes: &mut Notes) -> Self {
                const NEEDED: &[&str] = &[$(stringify!($needed)),*];
                const ALL: &[&str] = &[$(stringify!($needed),)* $(stringify!($more)),*];
                let mut parts = notes.parts(value, ALL, NEEDED.len(), $open);
                Self {
                    $($needed: notes.part(&mut parts),)*
                    $($more: notes.part(&mut parts),)*
                }
            }
        }
    )*};
}

/// Parts that every catalogue has.
macro_rules! at_once {
    ($($type:ident)*) => {$(
        impl Read for $type {
            fn read(value: Value, notes: &mut Notes) -> Self {
                Self::by_fields(value, notes)
            }
        }
    )*};
}

/// Parts that only the whole catalogue has: what reads them is not in the part of the program that comes first.
macro_rules! later {
    ($($type:ident as $read:ident;)*) => {
        /// `parts` cuts the program at these.
        mod later {
            use super::{Notes, Value};
            $(
                #[inline(never)]
                pub fn $read(value: Value, notes: &mut Notes) -> super::$type {
                    super::$type::by_fields(value, notes)
                }
            )*
        }
        $(
            impl Read for $type {
                fn read(value: Value, notes: &mut Notes) -> Self {
                    later::$read(value, notes)
                }
            }
        )*
    };
}

/// A choice among words.
macro_rules! words {
    ($($type:ident($($word:literal => $variant:ident),*);)*) => {$(
        impl Read for $type {
            fn read(value: Value, notes: &mut Notes) -> Self {
                let place = notes.one_of(value, &[$($word),*]);
                let all = [$(Self::$variant),*];
                let [first, ..] = all;
                all.get(place).copied().unwrap_or(first)
            }
        }

        impl Packed for $type {
            fn take(left: &mut Left) -> Self {
                let all = [$(Self::$variant),*];
                let [first, ..] = all;
                all.get(usize::take(left)).copied().unwrap_or(first)
            }

            #[cfg(feature = "authoring")]
            fn put(&self, packing: &mut crate::packed::Packing) {
                let all = [$(Self::$variant),*];
                let place = all.iter().position(|one| one == self);
                place.unwrap_or_default().put(packing);
            }
        }
    )*};
}

fields! {
    Document(about sources glossary words questions programs options; exclusions law scenarios) false;
    About(version published review_by umbrella process periods leaves_out at_hand; language direction compare overview rosters ask_ice counsel) false;
    Roster(date name;) false;
    Period(years text;) false;
    Source(id title short publisher kind as_of; circa undated captured review_by url note) false;
    Claim(text cite;) false;
    Citation(source at; as_of) false;
    Fact(topic text cite;) false;
    Compared(topic text cite; short nothing) false;
    Ask(text; cite) false;
    Term(term text; stands_for cite) false;
    StandingOption(id order name short summary facts offers limits requirements ask_ice; compare) false;
    Program(id order name short summary status facts provides offers limits timeline ask_ice raise agreements; not_stated relations) false;
    Status(kind date text cite; name) false;
    StateLaw(state on side text cite;) false;
    Event(date text cite;) false;
    Relation(kind program text cite;) false;
    Agreement(id name short summary instrument offered requirements; addresses raises duty offers limits needs clauses compare) false;
    Offered(from text cite; until) false;
    Addressed(challenge cite;) false;
    Need(when text cite;) false;
    Question(id section kind text hint short changed_by choices; not_sure law point) false;
    Point(ask one other;) false;
    Exclusion(when text;) false;
    Choice(id label; hint short none) false;
    Requirement(stage text by cite; pays met_when mark) false;
    Rule(; question is any_of all any not) false;
    Scenario(id order title story answers discuss expected; as_of) false;
    Expected(verdict agreements because;) false;
    // A report has more in it than is read back.
    Kept(format as_of catalog rules answers; made settled assessments) true;
    Told(from; on) true;
    KeptVerdict(program agreement verdict;) true;
}

at_once! {
    Document About Roster Period Source Claim Citation Ask StandingOption Program Status Relation Agreement Offered
    Addressed Need Question Point Exclusion Choice Requirement Rule Expected KeptVerdict
}

later! {
    Fact as fact;
    Compared as compared;
    Term as term;
    Event as event;
    StateLaw as state_law;
    Scenario as scenario;
    Kept as kept;
    Told as told;
}

words! {
    Direction("ltr" => Ltr, "rtl" => Rtl);
    SourceKind("founding" => Founding, "primary" => Primary, "secondary" => Secondary);
    StatusKind("active" => Active, "renamed" => Renamed, "documented" => Documented, "undated" => Undated, "withdrawn" => Withdrawn, "not_established" => NotEstablished);
    LawTopic("agreements" => Agreements, "detainers" => Detainers, "notice" => Notice, "access" => Access);
    LawSide("restricts" => Restricts, "requires" => Requires, "unclear" => Unclear);
    RelationKind("needs" => Needs, "goes_with" => GoesWith, "replaced_by" => ReplacedBy);
    QuestionKind("one" => One, "many" => Many);
    Desk("ice" => Ice, "counsel" => Counsel, "agency" => Agency);
    ChangedBy("agency" => Agency, "governing_body" => GoverningBody, "outside" => Outside, "fixed" => Fixed);
    Stage("before" => Before, "sign" => Sign, "train" => Train, "run" => Run, "leave" => Leave);
    Carrier("agency" => Agency, "officer" => Officer, "governing_body" => GoverningBody, "ice" => Ice);
    Payer("agency" => Agency, "federal" => Federal, "both" => Both);
    Mark("have" => Have, "need" => Need, "not_known" => NotKnown, "to_know" => ToKnow, "nothing" => Nothing);
    Verdict("fits" => Fits, "depends" => Depends, "does_not_fit" => DoesNotFit, "not_raised" => NotRaised, "not_offered" => NotOffered);
}

impl Read for Given {
    fn read(value: Value, notes: &mut Notes) -> Self {
        match value {
            Value::Text(choice) => Self::One(choice),
            Value::List(_) => Self::Many(Read::read(value, notes)),
            _ => {
                notes.wrong("it is neither a choice nor a list of choices");
                Self::Many(Vec::new())
            }
        }
    }
}
