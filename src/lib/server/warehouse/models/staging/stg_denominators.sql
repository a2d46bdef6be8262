-- One row per denominator value. The Jawa Tengah variant of Sakernas is a set of its own.
with facts as (
  select
    case when id like '%jateng%' then 'sakernas-jateng' else split_part(id, '-', 1) end as denominator,
    segment,
    label,
    value::integer as value,
    as_of,
    definition,
    source
  from read_csv(getvariable('reference_dir') || '/denominators.csv', header = true, all_varchar = true)
)

select * from facts
