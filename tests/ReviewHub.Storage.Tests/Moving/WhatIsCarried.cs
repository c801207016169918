using Microsoft.EntityFrameworkCore;

namespace ReviewHub.Storage.Tests.Moving;

public sealed class WhatIsCarried
{
    [Fact]
    public void Every_table_of_the_catalogue_is_carried()
    {
        using var db = new SqliteCatalogueDb(new DbContextOptionsBuilder<SqliteCatalogueDb>().UseSqlite("Data Source=:memory:").Options);

        Assert.Equal(db.Model.GetEntityTypes().Select(table => table.ClrType.ToString()).Order(), Transfer.Carried.Select(row => row.ToString()).Order());
    }
}
