using System.Collections.Frozen;

namespace AetherFlow.Edits;

/// <summary>The words in which replies say that code was left out, without diacritics. A comment made of these alone is no comment.</summary>
internal static class ElisionWords
{
    /// <summary>That something stays, or is not shown: English, French, German, Spanish, Italian, Portuguese, Dutch, Polish, Russian.</summary>
    public static readonly FrozenSet<string> Staying = Set("""
        rest remainder remaining remains remain existing unchanged same previous previously omitted omit elided skipped snip snipped
        truncated brevity untouched unmodified identical original before above other others further etc stays stay keep kept continues
        reste restes restant restante restants restantes existant existante existants existantes inchange inchangee inchanges inchangees
        identique identiques precedent precedente precedents precedentes omis omise omises autre autres suite avant dessus conserve conserver
        changement modification modifie tronque abrege
        rest restlicher restliche restlichen restliches bestehender bestehende bestehenden bestehendes vorhandener vorhandene unverandert
        unveranderte gleich gleichen wie zuvor vorher oben gekurzt ausgelassen weggelassen andere anderen weitere bleibt bleiben
        resto restante cambios existente existentes igual anterior anteriores omitido omitida omitidos sigue mantiene otros otras demas
        invariato invariata invariati invariate rimanente rimanenti esistente precedenti omesso omessa prima altri altre modifiche
        alteracoes inalterado inalterada inalterados mantido mantem outros outras antes mudancas
        overige bestaande ongewijzigd onveranderd weggelaten hetzelfde andere voorheen
        reszta pozostaly pozostale istniejacy bez zmian pominieto
        остальной остальная остальные остальное остаток существующий существующая существующие изменении изменений прежнему пропущено предыдущий
        """);

    /// <summary>What stays.</summary>
    public static readonly FrozenSet<string> Things = Set("""
        code codes file files function functions method methods class classes module script implementation implementations logic import imports
        content contents body block blocks component components property properties field fields member members test tests case cases
        section sections part parts stuff lines line definition definitions constructor handlers handler routes route styles rules markup
        document text config configuration options settings entries items elements variables constants types interface interfaces helpers
        fichier fichiers fonction fonctions methode methodes classe classes contenu corps lignes ligne logique tests importations
        datei dateien funktion funktionen methode methoden klasse klassen inhalt zeilen logik importe
        codigo archivo archivos funcion funciones metodo metodos clase clases contenido lineas logica importaciones
        codice funzione funzioni metodi classi contenuto righe
        ficheiro arquivo funcao funcoes classe conteudo linhas
        bestand functies methoden klasse inhoud regels kod kodu plik pliku funkcji metod
        код кода файл файла функции функция методы метод методов класс класса импорты содержимое
        """);

    /// <summary>What joins them.</summary>
    public static readonly FrozenSet<string> Joins = Set("""
        the a an of this that these your my is are was were be been as it its in on here there and or with without to from for at all any
        not no any more like just so will would should goes go come comes exactly still completely entirely shown below changes change
        changed modified modify needed required only also see your unless current new
        le la les l du de des d ce cet cette ces est sont reste restent ici et ou sans avec comme a au aux tout toute tous toutes
        ne pas n y que qui il elle en dans pour aucun aucune plus ci
        der die das des den dem dieser diese dieses ist sind hier und oder ohne mit von vom im in wie nicht alle alles keine anderungen
        el la los las del de este esta es son aqui y o sin con como en todo toda todos todas lo que se mantienen permanece
        il lo la i gli le del della dei delle di questo e sono qui o senza con come in tutto tutti rimane rimangono
        o a os as do da dos das de este esta e sao aqui ou sem com como em tudo todo todos permanece
        het de van dit is zijn hier en of zonder met als in alle blijft blijven
        tego jest sa tutaj i lub z jak w wszystkie
        в и без с по как здесь этот все всё остается остаются остаётся
        """);

    /// <summary>That something changed or went elsewhere: whoever says so means it.</summary>
    public static readonly FrozenSet<string> Changing = Set("moved removed replaced deleted deprecated migrated relocated renamed see todo fixme handled deplace supprime remplace entfernt ersetzt verschoben");

    /// <summary>Phrases of scripts that put no blanks between words: Chinese, Japanese, Korean.</summary>
    public static readonly string[] Phrases =
    [
        "其余代码", "其他代码", "剩余代码", "其余部分", "剩余部分", "现有代码", "原有代码", "已有代码", "代码不变", "保持不变", "没有变化", "省略",
        "其餘程式碼", "現有程式碼", "保持不變", "残りのコード", "既存のコード", "変更なし", "以下略", "同じ", "나머지 코드", "기존 코드", "변경 없음", "생략", "동일",
    ];

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
