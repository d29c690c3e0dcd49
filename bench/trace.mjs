import { mkdtempSync } from 'node:fs'; import { tmpdir } from 'node:os'; import { join } from 'node:path';
import { _electron } from 'playwright';
import { runtimeFlags } from '../scripts/set-up/display.mjs'; import { root } from '../scripts/set-up/place.mjs';
import { dropAndWait, installPage, isReplaying, recordFrames } from './window-page.mjs';
// @ts-nocheck
const [binary,file]=process.argv.slice(2);
const profile=mkdtempSync(join(tmpdir(),'tb-'));const {ELECTRON_RUN_AS_NODE:_,NODE_OPTIONS:__,...env}=process.env;
const app=await _electron.launch({executablePath:binary,args:[...runtimeFlags(),`--user-data-dir=${profile}`,root],cwd:root,env});
const page=await app.firstWindow();await page.locator('.drop-target').waitFor();await installPage(page);
const s=await page.context().newCDPSession(page);const ev=[];
await s.send('Profiler.enable').catch(()=>{});
await dropAndWait(page,file);
await s.send('Profiler.setSamplingInterval',{interval:200});await s.send('Profiler.start');
const box=await page.getByRole('grid',{name:'Entries'}).boundingBox();await page.mouse.move(box.x+50,box.y+100);
const gaps=await recordFrames(page,async()=>{for(let i=0;i<300;i++){await page.mouse.wheel(0,100+i*4);await page.waitForTimeout(16);if(!(await isReplaying(page)))break;}await page.waitForTimeout(300);});
const {profile:p}=await s.send('Profiler.stop');
let t=0;gaps.forEach((g,i)=>{t+=g;if(g>38)console.log(i,t.toFixed(0),g.toFixed(0))});
// find top window of busiest 80 ms near end
const n=new Map(p.nodes.map(x=>[x.id,x]));const par=new Map();for(const x of p.nodes)for(const c of x.children||[])par.set(c,x.id);
let ts=p.startTime;const arr=p.samples.map((id,i)=>{ts+=p.timeDeltas[i];return [ts,id,p.timeDeltas[i]]});
const name=id=>{const f=n.get(id).callFrame;return f.functionName+':'+f.lineNumber+':'+f.columnNumber};
// busy in sliding 60ms windows
let best=0,bi=0;const busy=arr.map(([a,id,d])=>['(idle)','(program)'].includes(n.get(id).callFrame.functionName)?0:d);
for(let i=0;i<arr.length;i++){let b=0,j=i;while(j<arr.length&&arr[j][0]-arr[i][0]<60000){b+=busy[j];j++}if(b>best){best=b;bi=i}}
console.log('busiest 60ms window JS ms',best/1000,'at',(arr[bi][0]-p.startTime)/1000,'of',(p.endTime-p.startTime)/1000);
const self={},tot={};for(let j=bi;j<arr.length&&arr[j][0]-arr[bi][0]<60000;j++){const id=arr[j][1];self[name(id)]=(self[name(id)]||0)+arr[j][2]/1000;const seen=new Set();for(let q=id;q;q=par.get(q)){const k=name(q);if(!seen.has(k)){seen.add(k);tot[k]=(tot[k]||0)+arr[j][2]/1000}}}
console.log(Object.entries(self).sort((a,b)=>b[1]-a[1]).slice(0,14));console.log(Object.entries(tot).sort((a,b)=>b[1]-a[1]).slice(0,30));
await app.close();
