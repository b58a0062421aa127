async def test_openapi(world):
    import json

    answer = await world.client("maya").get("/api/openapi.json")
    assert answer.status_code == 200, answer.text[:500]
    d = answer.json()
    mine = [
        p
        for p in d["paths"]
        if any(t in ("identity", "directory", "permissions") for m in d["paths"][p].values() for t in m.get("tags", []))
    ]
    print(len(mine))
    print("\n".join(mine))
    print(json.dumps(d["paths"]["/api/account/people/{person_id}"]["patch"])[:1500])
    print(json.dumps(d["components"]["schemas"].get("PersonChange"))[:1500])
    print(json.dumps([k for k in d["components"]["schemas"] if "_" in k])[:1500])
