-- One row per dated contribution rule: shipped rules, and imported ones in their place (the latest import wins).
with rules as (
  select programme, segment, sector, payer, base_idr::integer as base_idr, discount::double as discount, valid_from,
    nullif(valid_to, '') as valid_to, source, '' as imported_at, '' as import_id
  from read_csv(getvariable('reference_dir') || '/contributions.csv', header = true, all_varchar = true)
  union all
  select programme, segment, sector, payer, base_idr, discount, valid_from, valid_to, source, imported_at, import_id
  from imported_contributions
),

newest as (
  select * exclude (imported_at, import_id)
  from rules
  qualify row_number() over (
    partition by lower(programme), lower(segment), lower(sector), lower(payer), valid_from
    order by imported_at desc, import_id desc, programme, segment, sector, payer
  ) = 1
)

select * from newest
