using System.Reflection;
using System.Runtime.ExceptionServices;

namespace SciLiteracy.Documentation.Tests;

/// <summary>Calls the entry point of a program in this process.</summary>
internal static class EntryPoint
{
    public static int Invoke(MethodInfo entry, string[] args)
    {
        try
        {
            return entry.Invoke(null, entry.GetParameters().Length == 0 ? null : [args]) as int? ?? 0;
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }
}
