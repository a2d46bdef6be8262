-- One row per denominator value; an imported one takes the place of the shipped one of its set and segment (the latest import wins). The Jawa Tengah variant of Sakernas is a set of its own.
with rows as (
  select
    id, segment, label, value::integer as value, as_of, definition, source, '' as imported_at, '' as import_id
  from read_csv(getvariable('reference_dir') || '/denominators.csv', header = true, all_varchar = true)
  union all
  select lower(id), segment, label, value, as_of, definition, source, imported_at, import_id from imported_denominators
),

facts as (
  select
    case when id like '%jateng%' then 'sakernas-jateng' else split_part(id, '-', 1) end as denominator,
    segment,
    label,
    value,
    as_of,
    definition,
    source,
    imported_at <> '' as is_imported,
    imported_at,
    import_id,
    id
  from rows
),

newest as (
  select * exclude (imported_at, import_id, id)
  from facts
  qualify row_number() over (
    partition by denominator, segment order by imported_at desc, import_id desc, as_of desc, id
  ) = 1
)

select * from newest
