-- warning: imported residents are used once they cover every desa, with every sex and age group of their month
with months as (
  select period, count(*) filter (where is_whole) as whole, max(period) filter (where is_used) as used
  from int_imported_residents
  group by period
),

partial as (
  select
    period || ': ' || whole || ' of ' || (select count(*) from stg_desa) || ' desa, used instead: '
    || coalesce((select max(used) from months), 'estimate from the censuses') as problem
  from months
  where whole < (select count(*) from stg_desa)
)

select problem from partial
