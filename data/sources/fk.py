"""Given and family names of the locales of PyPI Faker: get("en_GB"); run alone, it counts those of every locale."""
import importlib,sys,os
import faker.providers.person as P
base=os.path.dirname(P.__file__)
def get(loc):
    m=importlib.import_module('faker.providers.person.'+loc).Provider
    f,l=[],[]
    for a in dir(m):
        v=getattr(m,a)
        if callable(v) or a.startswith('_'): continue
        if isinstance(v,dict): v=list(v.keys())
        if not isinstance(v,(list,tuple)) : continue
        v=[x for x in v if isinstance(x,str) and '{' not in x]
        if 'first' in a or 'given' in a: f+=v
        elif 'last' in a or 'surname' in a or 'family' in a: l+=v
    return list(dict.fromkeys(f)),list(dict.fromkeys(l))
if __name__=='__main__':
    for loc in sorted(os.listdir(base)):
        if os.path.isdir(base+'/'+loc) and not loc.startswith('__'):
            f,l=get(loc)
            lat=lambda x:all(ord(c)<0x250 for c in x)
            fl=[x for x in f if lat(x)]; ll=[x for x in l if lat(x)]
            print(loc,len(f),len(fl),len(l),len(ll),fl[:3],ll[:3])
