-- Grain: programme × segment × sector × payer × first month. What protection costs, by dated rule.
with rules as (
  select programme, segment, sector, payer, base_idr, discount, valid_from, valid_to, source
  from stg_contributions
)

select * from rules
order by all
