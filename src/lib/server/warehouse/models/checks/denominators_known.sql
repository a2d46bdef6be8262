-- warning: imported denominators belong to a set the model knows: potensi, sakernas or cabang, the first word of the id
select denominator || ': ' || count(*) || ' imported values are not used' as problem
from stg_denominators
where is_imported and denominator not in ('potensi', 'sakernas', 'cabang')
group by denominator
