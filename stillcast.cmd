@echo off
rem Starts Stillcast on Windows. In a source checkout it first builds the program where that is needed; beside a
rem stillcast.jar, as in the zip, or a Java of its own, as in the image, it only starts it. Standard output belongs to the
rem program alone.
rem
rem Names may hold blanks, brackets, ampersands, carets, per cent and exclamation marks: so they always stand in quotes,
rem never in a block, and delayed expansion is on only where the start line is read.
setlocal EnableExtensions DisableDelayedExpansion
set "NoDefaultCurrentDirectoryInExePath=1"
set "HERE=%~dp0"
set "CODE=2"

rem Explorer starts this file as  cmd.exe /c ""C:\folder\stillcast.cmd" dropped-items"  and closes the window at the end,
rem so it has to be held. PowerShell starts it in the same way; there a program has its window by itself, which most
rem terminals tell by a variable.
set "CLICKED="
set "DROPPED="
set "ITEM="
setlocal EnableDelayedExpansion
set "START=!CMDCMDLINE:"='!"
set "REST=!START:/c ''=!"
set "REST2=!START:\stillcast.cmd'=!"
if "!START!"=="!REST!" goto :not_clicked
if "!START!"=="!REST2!" goto :not_clicked
endlocal
set "CLICKED=1"
goto :what_was_dropped
:not_clicked
endlocal
goto :find_java

rem Explorer puts a name in quotes only if it has blanks, so the first argument ends at an ampersand or a comma; the
rem start line has all of it.
:what_was_dropped
setlocal EnableDelayedExpansion
set "LINE=!CMDCMDLINE:*/c ""=!"
set "LINE=!LINE:~0,-1!"
set "LINE=!LINE:*" =!"
if not defined LINE goto :nothing_dropped
set "LINE=!LINE:"=!"
if not defined LINE goto :nothing_dropped
if not exist "!LINE!" goto :nothing_dropped
for /f "delims=" %%L in ("!LINE!") do endlocal & set "ITEM=%%L"
set "DROPPED=1"
goto :find_java
:nothing_dropped
endlocal
if exist "%~1" set "DROPPED=1"

:find_java
set "JAVA=%HERE%runtime\bin\java.exe"
if exist "%JAVA%" goto :java_found
set "OLD=0"
if not defined JAVA_HOME goto :java_on_path
set "JAVA_HOME=%JAVA_HOME:"=%"
if not exist "%JAVA_HOME%\bin\java.exe" goto :java_on_path
set "OLD_PATH=%PATH%"
set "PATH=%JAVA_HOME%\bin;%PATH%"
call :ask_release
if %RELEASE% GEQ 17 goto :java_found
set "PATH=%OLD_PATH%"
set "OLD=%RELEASE%"
:java_on_path
set "JAVA_HOME="
call :ask_release
if %RELEASE% GEQ 17 goto :java_found
if %RELEASE% GTR 0 set "OLD=%RELEASE%"
if %OLD% GTR 0 echo stillcast: Java 17 or newer is needed, and this is Java %OLD%. To install one: 1>&2
if %OLD% EQU 0 echo stillcast: Java 17 or newer is needed, and none was found. To install one: 1>&2
goto :say_how_to_install

rem Sets RELEASE to the number, such as 17, of the Java that comes first on the PATH, 0 if there is none; and JAVA.
:ask_release
set "RELEASE=0"
set "TEXT="
for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA exit /b
for /f "tokens=2,3" %%A in ('java.exe -version 2^>^&1') do if "%%A"=="version" set "TEXT=%%~B"
if not defined TEXT exit /b
for /f "delims=.-+_ tokens=1,2" %%A in ("%TEXT%") do set "RELEASE=%%A" & set "SECOND=%%B"
if "%RELEASE%"=="1" set "RELEASE=%SECOND%"
exit /b

:java_found
if exist "%HERE%pom.xml" goto :from_source
set "JAR=%HERE%stillcast.jar"
if exist "%HERE%app\" set "JAR=%HERE%app\stillcast.jar"
set "PLACE=-Dstillcast.home=%HERE%."
if exist "%JAR%" goto :start
echo stillcast: stillcast.jar is not beside this file: unpack the whole zip, and leave its files together. 1>&2
goto :finish

rem A build is stale if a source is newer; where PowerShell cannot be had, only a missing one is seen. PLACE stands in
rem quotes below and so must hold an option: here one that is given anyway.
:from_source
set "JAR=%HERE%target\stillcast.jar"
set "PLACE=-Dfile.encoding=UTF-8"
if not exist "%JAR%" goto :build
if not exist "%HERE%target\lib" goto :build
powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command "$built = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; foreach ($name in 'pom.xml', '.mvn', 'src\main') { $path = Join-Path $env:HERE $name; if (@(Get-Item -LiteralPath $path) + @(Get-ChildItem -LiteralPath $path -Recurse -Force) | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 3 } }" 1>nul 2>nul <nul
if not %ERRORLEVEL% EQU 3 goto :start
del "%JAR%" 1>nul 2>nul
if not exist "%JAR%" goto :build
echo stillcast: the sources have changed, but a Stillcast that is running holds the old build: going on with that. 1>&2
goto :start

:build
for %%J in (javac.exe) do set "COMPILER=%%~$PATH:J"
if defined COMPILER goto :run_build
echo stillcast: building needs a whole JDK, and this Java has no compiler (javac). To install one: 1>&2
goto :say_how_to_install
:run_build
echo stillcast: building the program; the first time this also fetches its libraries and takes a few minutes 1>&2
pushd "%HERE%"
call .\mvnw.cmd -q -B -ntp -Dmaven.test.skip=true -Dassembly.skipAssembly=true package 1>&2 <nul
set "BUILT=%ERRORLEVEL%"
popd
if not %BUILT% EQU 0 del "%JAR%" 1>nul 2>nul
if exist "%JAR%" goto :start
echo stillcast: the build failed, see above; nothing was started. 1>&2
goto :finish

rem The jar names its own libraries, in their order; behind them comes what people have put into lib\.
rem The program writes UTF-8: the window has to take it as that, and gets its own code page back afterwards.
:start
if not defined STILLCAST_JAVA_OPTS set "STILLCAST_JAVA_OPTS=-Xmx64m -XX:+UseSerialGC"
set "FLAGS=-XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8"
set "FLAGS=%FLAGS% -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8"
set "FLAGS=%FLAGS% -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
rem A Java that is out of memory ends with 3; what it says of itself goes to the standard error.
set "FLAGS=%FLAGS% -XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr"
set "CODE_PAGE="
for /f "tokens=2 delims=:." %%C in ('chcp 2^>nul') do set "CODE_PAGE=%%C"
chcp 65001 1>nul 2>nul
if defined ITEM goto :dropped_item
"%JAVA%" %FLAGS% %STILLCAST_JAVA_OPTS% "%PLACE%" -cp "%JAR%;%HERE%lib\*" org.stillcast.cli.Stillcast %*
set "CODE=%ERRORLEVEL%"
goto :started
:dropped_item
"%JAVA%" %FLAGS% %STILLCAST_JAVA_OPTS% "%PLACE%" -cp "%JAR%;%HERE%lib\*" org.stillcast.cli.Stillcast "%ITEM%"
set "CODE=%ERRORLEVEL%"
:started
if defined CODE_PAGE chcp %CODE_PAGE% 1>nul 2>nul
goto :finish

:say_how_to_install
echo stillcast:     winget install EclipseAdoptium.Temurin.17.JDK 1>&2
echo stillcast: then open a new window, and try again. 1>&2

rem A window that Explorer opened stays until a key is pressed, and must not go on to what follows an & in a name.
:finish
if not defined CLICKED exit /b %CODE%
if defined WT_SESSION exit %CODE%
if defined TERM_PROGRAM exit %CODE%
if defined CI exit %CODE%
if defined DROPPED goto :hold
if "%~1"=="" goto :hold
exit %CODE%
:hold
pause
exit %CODE%
