import os, time, asyncio
from tests.world import World
from sitepost.platform.blobs import store_of, Kept
from sitepost.tools.documents import actions
async def test_speed(world: World):
    c=world.client("dana"); where=f"/api/projects/{world.project}/files"
    async def one(i):
        data=os.urandom(100_000); t=time.perf_counter()
        r=await c.post(where, params={"name":f"f{i}.bin"}, content=data); assert r.status_code==201
        return time.perf_counter()-t
    async def begin(i):
        t=time.perf_counter(); r=await c.post(f"/api/projects/{world.project}/uploads",json={"name":"a","size":64}); return time.perf_counter()-t
    who=await world.passport("dana")
    async def action(i):
        data=os.urandom(100_000); t=time.perf_counter()
        async with await world.work_as("dana") as work: pass
        t=time.perf_counter()
        async with world.work() as work:
            work.actor=who.person
            await actions.keep_whole(work,data=data,name="x.bin",account=who.account,scope=who.site.id,person=who.person)
        return time.perf_counter()-t
    async def raw(i):
        data=os.urandom(100_000); t=time.perf_counter()
        async with world.work() as work:
            s=store_of(work)
        await s.keep(data)
        return time.perf_counter()-t
    import sitepost.platform.blobs.rows as rows
    async def rowonly(i):
        t=time.perf_counter()
        async with world.work() as work:
            await rows.add(work,Kept(sha256="a"*64,size=1,head=b""),name="x",media_type="x",account=who.account,scope=who.site.id,person=who.person)
        return time.perf_counter()-t
    res={}
    for i in range(150):
        for f in (one,begin,action,raw,rowonly):
            res.setdefault(f.__name__,[]).append(await f(i))
    for k,v in res.items():
        v.sort(); print(k,"p50 %.2f p90 %.2f ms"%(v[75]*1e3,v[135]*1e3))
