//! Decoders for the JSON form of the document, defined by lists of the required and optional fields
//! of each type. `decode` runs these decoders and collects the errors.

use super::*;
use crate::decode::{DecodeContext, FromJson};
use crate::json::Value;
use crate::snapshot::{Decoder, Snapshot};

/// Implements decoding for each type, given its required fields, then its optional fields, and a
/// literal that says whether unknown fields are allowed. A missing or misspelled field of the type
/// is a compile error.
macro_rules! fields {
    ($($type:ident($($required:ident)*; $($optional:ident)*) $allows_unknown:literal;)*) => {$(
        impl $type {
            fn from_fields(
                value: $crate::json::Value,
                context: &mut $crate::decode::DecodeContext,
            ) -> Self {
                const REQUIRED: &[&str] = &[$(stringify!($required)),*];
                const ALL: &[&str] = &[$(stringify!($required),)* $(stringify!($optional)),*];
                let mut fields = context.fields(value, ALL, REQUIRED.len(), $allows_unknown);
                Self {
                    $($required: context.field(&mut fields),)*
                    $($optional: context.field(&mut fields),)*
                }
            }
        }
    )*};
}
pub(crate) use fields;

/// Implements decoding for types whose decoder is not a split point (a function at which the build
/// splits the WebAssembly program). Such a decoder is in the initial chunk if code in that chunk
/// can call it.
macro_rules! in_any_chunk {
    ($($type:ident)*) => {$(
        impl $crate::decode::FromJson for $type {
            fn from_json(
                value: $crate::json::Value,
                context: &mut $crate::decode::DecodeContext,
            ) -> Self {
                Self::from_fields(value, context)
            }
        }
    )*};
}
pub(crate) use in_any_chunk;

/// Implements decoding for types whose decoder is a split point, so that it is always in the
/// deferred chunk of the WebAssembly program. Code in the initial chunk may call such a decoder
/// only once the deferred chunk has loaded.
macro_rules! in_deferred_chunk {
    ($($type:ident as $function:ident;)*) => {
        /// The functions of this module are split points.
        mod deferred {
            use $crate::json::Value;
            use $crate::decode::DecodeContext;
            $(
                #[inline(never)]
                pub fn $function(value: Value, context: &mut DecodeContext) -> super::$type {
                    super::$type::from_fields(value, context)
                }
            )*
        }
        $(
            impl $crate::decode::FromJson for $type {
                fn from_json(
                    value: $crate::json::Value,
                    context: &mut $crate::decode::DecodeContext,
                ) -> Self {
                    deferred::$function(value, context)
                }
            }
        )*
    };
}
pub(crate) use in_deferred_chunk;

/// Implements decoding for enums without fields: from the name of a variant in JSON, and from its
/// index in a snapshot (the encoded initial part of a catalog).
macro_rules! unit_enums {
    ($($type:ident($($name:literal => $variant:ident),*);)*) => {$(
        impl FromJson for $type {
            fn from_json(value: Value, context: &mut DecodeContext) -> Self {
                let index = context.one_of(value, &[$($name),*]);
                let all = [$(Self::$variant),*];
                let [first, ..] = all;
                all.get(index).copied().unwrap_or(first)
            }
        }

        impl Snapshot for $type {
            fn decode(decoder: &mut Decoder) -> Self {
                let all = [$(Self::$variant),*];
                let [first, ..] = all;
                all.get(usize::decode(decoder)).copied().unwrap_or(first)
            }

            fn encode(&self, encoder: &mut crate::snapshot::Encoder) {
                let all = [$(Self::$variant),*];
                let index = all.iter().position(|variant| variant == self);
                index.unwrap_or_default().encode(encoder);
            }
        }
    )*};
}

fields! {
    Document(
        about sources glossary words questions programs options;
        exclusions law scenarios
    ) false;
    About(
        version published review_by umbrella process periods leaves_out at_hand;
        language direction compare overview rosters ask_ice counsel
    ) false;
    Roster(date name;) false;
    Period(years text;) false;
    Source(id title short publisher kind as_of; circa undated captured review_by url note) false;
    Claim(text cite;) false;
    Citation(source at; as_of) false;
    Fact(topic text cite;) false;
    Compared(topic text cite; short nothing) false;
    Ask(text; cite) false;
    Term(term text; stands_for cite) false;
    StandingOption(
        id order name short summary facts offers limits requirements ask_ice;
        compare
    ) false;
    Program(
        id order name short summary status facts provides offers limits timeline ask_ice raise
        agreements;
        not_stated relations
    ) false;
    Status(kind date text cite; name) false;
    StateLaw(state on side text cite;) false;
    Event(date text cite;) false;
    Relation(kind program text cite;) false;
    Agreement(
        id name short summary instrument offered requirements;
        addresses raises duty offers limits needs clauses compare
    ) false;
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
    // Settlements occur only in reports, in which unknown fields are allowed.
    Settlement(from; on) true;
}

in_any_chunk! {
    Document About Roster Period Source Claim Citation Ask StandingOption Program Status Relation
    Agreement Offered Addressed Need Question Point Exclusion Choice Requirement Rule Expected
}

in_deferred_chunk! {
    Fact as fact;
    Compared as compared;
    Term as term;
    Event as event;
    StateLaw as state_law;
    Scenario as scenario;
    Settlement as settlement;
}

unit_enums! {
    Direction("ltr" => Ltr, "rtl" => Rtl);
    SourceKind("founding" => Founding, "primary" => Primary, "secondary" => Secondary);
    StatusKind(
        "active" => Active,
        "renamed" => Renamed,
        "documented" => Documented,
        "undated" => Undated,
        "withdrawn" => Withdrawn,
        "not_established" => NotEstablished
    );
    LawTopic(
        "agreements" => Agreements,
        "detainers" => Detainers,
        "notice" => Notice,
        "access" => Access
    );
    LawSide("restricts" => Restricts, "requires" => Requires, "unclear" => Unclear);
    RelationKind("needs" => Needs, "goes_with" => GoesWith, "replaced_by" => ReplacedBy);
    QuestionKind("one" => One, "many" => Many);
    Desk("ice" => Ice, "counsel" => Counsel, "agency" => Agency);
    ChangedBy(
        "agency" => Agency,
        "governing_body" => GoverningBody,
        "outside" => Outside,
        "fixed" => Fixed
    );
    Stage("before" => Before, "sign" => Sign, "train" => Train, "run" => Run, "leave" => Leave);
    Carrier(
        "agency" => Agency,
        "officer" => Officer,
        "governing_body" => GoverningBody,
        "ice" => Ice
    );
    Payer("agency" => Agency, "federal" => Federal, "both" => Both);
    Mark(
        "have" => Have,
        "need" => Need,
        "not_known" => NotKnown,
        "to_know" => ToKnow,
        "nothing" => Nothing
    );
    Verdict(
        "fits" => Fits,
        "depends" => Depends,
        "does_not_fit" => DoesNotFit,
        "not_raised" => NotRaised,
        "not_offered" => NotOffered
    );
}

impl FromJson for AnswerValue {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        match value {
            Value::String(choice) => Self::One(choice),
            Value::Array(_) => Self::Many(FromJson::from_json(value, context)),
            _ => {
                context.error("it is neither a choice nor a list of choices");
                Self::Many(Vec::new())
            }
        }
    }
}
