//! Reads the linker's relocations (`--emit-relocs`), which show what each data object and each
//! function refers to.
//!
//! `reach` uses them to find the data that only deferred code reads. The relocations describe the
//! program as the linker wrote it. Later steps move functions, but they move neither data nor table
//! slots, so the relocations remain valid for data and table slots.

use crate::problem::Problem;
use crate::program::const_offset;
use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{
    DataKind, KnownCustom, Linking, Parser, Payload, RelocationEntry, RelocationType, SymbolInfo,
};

/// The data objects of a program, and the references that the relocations show. If there are no
/// data objects, all data stay in the initial chunk.
#[derive(Debug, Default)]
pub struct Relocations {
    pub(crate) objects: BTreeMap<u32, Object>,
    /// The table slots that functions refer to.
    pub(crate) slots: BTreeSet<u32>,
    /// Addresses in functions that lie outside the object to which they refer. Maps each such
    /// address to the objects to which it may refer. Examples are the end of a list, and the base
    /// of a table whose first index is not zero.
    pub(crate) out_of_bounds: BTreeMap<u32, BTreeSet<u32>>,
}

/// An object in the initial contents of the memory.
#[derive(Debug, Default)]
pub(crate) struct Object {
    pub size: u32,
    /// The addresses of the objects that this object points to.
    pub objects: BTreeSet<u32>,
    /// The table slots that this object refers to.
    pub slots: BTreeSet<u32>,
}

/// A data segment: the offset of its bytes in the data section, their address in memory, and the
/// bytes.
struct Segment<'b> {
    offset: u32,
    address: u32,
    bytes: &'b [u8],
}

#[derive(Default)]
struct Reader<'b> {
    segments: Vec<Segment<'b>>,
    code: &'b [u8],
    /// The address and size of each symbol; `None` for symbols that are not data.
    symbols: Vec<Option<(u32, u32)>>,
    /// The relocations, by the index of the section that they apply to.
    entries: BTreeMap<u32, Vec<RelocationEntry>>,
    sections: BTreeMap<&'static str, u32>,
}

impl Relocations {
    /// Reads the relocations of a program as the linker wrote it.
    ///
    /// # Errors
    /// Fails if the bytes are not WebAssembly, or the program has data without a constant address.
    pub fn read(linked: &[u8]) -> Result<Self, Problem> {
        let mut reader = Reader::default();
        let mut section = 0;
        for payload in Parser::new(0).parse_all(linked) {
            let payload = payload?;
            let is_section = payload.as_section().is_some();
            reader.read_payload(linked, section, payload)?;
            section += u32::from(is_section);
        }
        Ok(reader.relocations())
    }

    /// Whether a relocation refers to this table slot. If none does, it is unknown which code calls
    /// the function in the slot.
    pub(crate) fn refers_to_slot(&self, slot: u32) -> bool {
        self.slots.contains(&slot)
            || self
                .objects
                .values()
                .any(|object| object.slots.contains(&slot))
    }

    /// Returns the objects that an address in a function may refer to.
    pub(crate) fn objects_at(&self, address: u32) -> impl Iterator<Item = u32> {
        let before = self.objects.range(..=address).next_back();
        let containing = before.filter(|(start, object)| address - **start < object.size.max(1));
        let out_of_bounds = self.out_of_bounds.get(&address).into_iter().flatten();
        containing
            .map(|(start, _)| *start)
            .into_iter()
            .chain(out_of_bounds.copied())
    }
}

impl<'b> Reader<'b> {
    fn read_payload(
        &mut self,
        linked: &'b [u8],
        section: u32,
        payload: Payload<'b>,
    ) -> Result<(), Problem> {
        match payload {
            Payload::CodeSectionStart {
                unchecked_range: range,
                ..
            } => {
                self.sections.insert("code", section);
                let range = range.start as usize..range.end as usize;
                self.code = linked.get(range).unwrap_or_default();
            }
            Payload::DataSection(data) => {
                self.sections.insert("data", section);
                let start = data.range().start;
                for segment in data {
                    let segment = segment?;
                    let DataKind::Active { offset_expr, .. } = &segment.kind else {
                        return Err(Problem::Unsupported("passive data segments"));
                    };
                    let address = const_offset(offset_expr)?;
                    let offset = segment.range.end - start - segment.data.len() as u64;
                    self.segments.push(Segment {
                        offset: offset as u32,
                        address,
                        bytes: segment.data,
                    });
                }
            }
            Payload::CustomSection(custom) => match custom.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        if let Linking::SymbolTable(symbols) = part? {
                            for symbol in symbols {
                                let location = self.location(&symbol?);
                                self.symbols.push(location);
                            }
                        }
                    }
                }
                KnownCustom::Reloc(relocations) => {
                    let entries: Result<Vec<_>, _> = relocations.entries().into_iter().collect();
                    self.entries.insert(relocations.section_index(), entries?);
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn location(&self, symbol: &SymbolInfo<'_>) -> Option<(u32, u32)> {
        let SymbolInfo::Data { symbol, .. } = symbol else {
            return None;
        };
        let symbol = (*symbol)?;
        let segment = self.segments.get(symbol.index as usize)?;
        Some((segment.address + symbol.offset, symbol.size))
    }

    fn entries_of(&self, section: &str) -> impl Iterator<Item = &RelocationEntry> {
        let number = self.sections.get(section);
        let entries = number.and_then(|number| self.entries.get(number));
        entries.into_iter().flatten()
    }

    fn relocations(&self) -> Relocations {
        let mut relocations = Relocations::default();
        for (address, size) in self.merged_objects() {
            relocations.objects.entry(address).or_default().size = size;
        }
        for entry in self.entries_of("data") {
            self.add_data_entry(&mut relocations, entry);
        }
        for entry in self.entries_of("code") {
            self.add_code_entry(&mut relocations, entry);
        }
        relocations
    }

    /// Returns the address and size of every object. Symbols that overlap form one object.
    fn merged_objects(&self) -> Vec<(u32, u32)> {
        let sorted: BTreeSet<(u32, u32)> = self.symbols.iter().flatten().copied().collect();
        let mut merged: Vec<(u32, u32)> = Vec::new();
        for (address, size) in sorted {
            match merged.last_mut() {
                Some((start, length)) if address < *start + *length || address == *start => {
                    *length = (*length).max(address + size - *start);
                }
                _ => merged.push((address, size)),
            }
        }
        merged
    }

    /// Records that an object refers to another object or to a function.
    fn add_data_entry(&self, relocations: &mut Relocations, entry: &RelocationEntry) {
        let Some((address, value)) = self.word(entry.offset) else {
            return;
        };
        let Some(source) = relocations.objects_at(address).next() else {
            return;
        };
        let target = self.symbol(entry);
        let target = target.and_then(|(target, _)| relocations.objects_at(target).next());
        let object = relocations.objects.entry(source).or_default();
        match entry.ty {
            RelocationType::TableIndexI32 => {
                object.slots.insert(value);
            }
            RelocationType::MemoryAddrI32 => {
                object.objects.extend(target);
            }
            _ => {}
        }
    }

    /// Records that a number in a function is a table slot, or an address outside the object that
    /// it refers to. Only the relocations show this.
    fn add_code_entry(&self, relocations: &mut Relocations, entry: &RelocationEntry) {
        match entry.ty {
            RelocationType::TableIndexSleb => {
                let bytes = self.code.get(entry.offset as usize..).unwrap_or_default();
                relocations.slots.insert(read_leb128(bytes));
            }
            RelocationType::MemoryAddrLeb | RelocationType::MemoryAddrSleb => {
                let Some((target, size)) = self.symbol(entry) else {
                    return;
                };
                if entry.addend < 0 || entry.addend >= i64::from(size.max(1)) {
                    let address = i64::from(target) + entry.addend;
                    let address = u32::try_from(address).unwrap_or_default();
                    let targets: Vec<u32> = relocations.objects_at(target).take(1).collect();
                    let entry = relocations.out_of_bounds.entry(address);
                    entry.or_default().extend(targets);
                }
            }
            _ => {}
        }
    }

    fn symbol(&self, entry: &RelocationEntry) -> Option<(u32, u32)> {
        self.symbols.get(entry.index as usize).copied().flatten()
    }

    /// Returns the memory address and the value of a 32-bit word, given its offset in the data
    /// section.
    fn word(&self, offset: u32) -> Option<(u32, u32)> {
        self.segments.iter().find_map(|segment| {
            let index = offset.checked_sub(segment.offset)?;
            let bytes = segment.bytes.get(index as usize..)?.first_chunk()?;
            Some((segment.address + index, u32::from_le_bytes(*bytes)))
        })
    }
}

/// Decodes a LEB128 number without sign extension, because table slots are never negative.
fn read_leb128(bytes: &[u8]) -> u32 {
    let mut value = 0;
    for (byte, shift) in bytes.iter().zip((0..35).step_by(7)) {
        value |= u32::from(byte & 127).checked_shl(shift).unwrap_or_default();
        if byte & 128 == 0 {
            break;
        }
    }
    value
}
