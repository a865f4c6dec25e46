using System.Text;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization.Tests.Csv;

public sealed class CsvTokenizerTests
{
    [Fact]
    public void Cells_know_their_text_and_place() => Assert.Equal(
        ["1:1 a", "1:3 ", "1:4 b c", "2:2 q,\"\n!", "3:4 x", "5:1 1", "5:3 2", "6:2 ", "6:5 z"],
        CellsOf("a,,b c\n\"q,\"\"\n!\",x\n\n1,2\r\"\",\"z\""));

    [Fact]
    public void A_last_line_that_ends_with_a_comma_has_an_empty_cell() => Assert.Equal(["1:1 a", "1:3 "], CellsOf("a,"));

    // Law: fast = plain. Random texts over the characters that matter are cut as a reader of single characters cuts them, wherever the buffer ends.
    [Property(MaxTest = 300)]
    public void Cells_are_those_of_a_plain_reader(ulong seed)
    {
        var draw = new Testing.Draw(seed, 10);
        var text = new StringBuilder();
        for (var i = draw.Between(0, 60); i > 0; i--)
            text.Append(draw.Pick<string>(["a", "b", ",", ",", "\n", "\r\n", "\r", "\"x\"", "\"\"\"\"", "\"y,\n\r\n\"\"z\"", "国", "😀"]));
        var csv = text.ToString();

        var cells = CellsOf(csv);

        if (PlainCells(csv) is { } plain)
            Assert.Equal(plain, cells);
    }

    // Every remainder of a vector, before and after each kind of end.
    [Fact]
    public void Cells_of_every_length_up_to_256_are_whole()
    {
        for (var length = 0; length <= 256; length++)
        {
            var cell = new string('a', length);
            Assert.Equal(
                [$"1:1 {cell}", $"1:{length + 2} b", $"2:2 {cell}", $"2:{length + 4} {cell}", $"3:2 {cell}\"{cell}", $"3:{(2 * length) + 7} ,"],
                CellsOf($"{cell},b\r\n\"{cell}\",{cell}\n\"{cell}\"\"{cell}\",\",\""));
        }
    }

    private static List<string> CellsOf(string text)
    {
        var findings = new DiagnosticBuilder();
        using var rows = new CsvTokenizer(new CsvTextInput(text, ReaderLimits.Default), "t", ReaderLimits.Default, new FindingBudget(findings, 1000));
        var cells = new List<string>();
        while (true)
        {
            switch (rows.Read())
            {
                case CsvRowState.NeedsInput:
                    rows.Fill();
                    break;
                case CsvRowState.End:
                    return cells;
                case var state:
                    for (var i = 0; i < rows.CellCount && state == CsvRowState.Row; i++)
                        cells.Add($"{rows.CellLocation(i).Line}:{rows.CellLocation(i).Column} {rows.Cell(i)}");
                    break;
            }
        }
    }

    // One character at a time, with line and column counted along; null for a text with broken quoting.
    private static List<string>? PlainCells(string text)
    {
        var cells = new List<string>();
        var (i, line, column) = (0, 1, 1);
        char? Peek() => i < text.Length ? text[i] : null;
        void Move()
        {
            var c = text[i++];
            if (c == '\n' || (c == '\r' && Peek() != '\n'))
                (line, column) = (line + 1, 1);
            else
                column++;
        }

        while (i < text.Length)
        {
            if (Peek() is '\n' or '\r')
            {
                Move();
                continue;
            }

            while (true)
            {
                var cell = new StringBuilder();
                var quoted = Peek() == '"';
                if (quoted)
                    Move();
                var start = $"{line}:{column} ";
                while (Peek() is { } c)
                {
                    if (quoted && c == '"')
                    {
                        Move();
                        if (Peek() != '"')
                        {
                            if (Peek() is not (null or ',' or '\n' or '\r'))
                                return null;
                            break;
                        }
                    }
                    else if (!quoted && c is ',' or '\n' or '\r')
                    {
                        break;
                    }
                    else if (!quoted && c == '"')
                    {
                        return null;
                    }

                    cell.Append(c);
                    Move();
                }

                cells.Add(start + cell);
                if (Peek() != ',')
                    break;
                Move();
            }

            if (Peek() == '\r')
                Move();
            if (i > 0 && text[i - 1] == '\r' && Peek() == '\n')
                Move();
            else if (Peek() == '\n')
                Move();
        }

        return cells;
    }
}
