using System.Text.Json;
using AetherFlow.Models.Wire;

namespace AetherFlow.Models.Tests.Wire;

public sealed class SchemaSubsetTests
{
    [Theory]
    [InlineData("""{"$schema":"https://x","title":"T","type":"object","description":"D","properties":{}}""", """{"type":"object","description":"D","properties":{},"additionalProperties":false}""")]
    [InlineData("""{"type":"integer","minimum":0,"maximum":9,"default":1}""", """{"type":"integer"}""")]
    [InlineData("""{"type":"string","pattern":"\\S","minLength":1,"format":"date"}""", """{"type":"string"}""")]
    [InlineData("""{"enum":["a","b"]}""", """{"enum":["a","b"],"type":"string"}""")]
    [InlineData("""{"enum":["a",1,null]}""", """{"enum":["a",1,null]}""")]
    [InlineData("""{"const":"a"}""", """{"enum":["a"],"type":"string"}""")]
    [InlineData("""{"type":"array","items":{"type":"string","maxLength":3},"maxItems":5}""", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("""{"description":"D","$ref":"#/$defs/a"}""", """{"$ref":"#/$defs/a"}""")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"object"}],"allOf":[{"if":{}}]}""", """{"anyOf":[{"type":"string"},{"type":"object","additionalProperties":false}]}""")]
    [InlineData("""{"type":["object","null"],"properties":{"a":{"type":["string","null"]}},"additionalProperties":true}""", """{"type":["object","null"],"properties":{"a":{"type":["string","null"]}},"additionalProperties":false}""")]
    [InlineData("""{"type":"array","items":true}""", """{"type":"array","items":{}}""")]
    public void Of_Schema_WordsThatEveryVendorTakes(string schema, string wanted) =>
        Assert.Equal(wanted, SchemaSubset.Of(JsonElement.Parse(schema), allRequired: false).ToJsonString());

    [Theory]
    [InlineData(false, """["a"]""")]
    [InlineData(true, """["a","b"]""")]
    public void Of_OptionalProperty_OptionalWhereTheVendorKnowsThat(bool allRequired, string required)
    {
        const string Schema = """{"type":"object","properties":{"a":{"$ref":"#/$defs/d"},"b":{"type":"string"}},"required":["a"],"$defs":{"d":{"type":"object","properties":{"a":{},"b":{}},"required":["a"]}}}""";

        var reduced = SchemaSubset.Of(JsonElement.Parse(Schema), allRequired);

        Assert.Equal((required, required), (reduced["required"]!.ToJsonString(), reduced["$defs"]!["d"]!["required"]!.ToJsonString()));
        Assert.Equal(("""{"$ref":"#/$defs/d"}""", """["properties","required"]"""), (reduced["properties"]!["a"]!.ToJsonString(), JsonSerializer.Serialize(reduced.Select(p => p.Key).Where(k => k is "properties" or "required"))));
    }
}
